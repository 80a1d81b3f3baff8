package io.touchpoint.feedback.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.questionnaire.Answer;
import io.touchpoint.feedback.questionnaire.Condition;
import io.touchpoint.feedback.questionnaire.Question;
import io.touchpoint.feedback.questionnaire.Questionnaire;

/**
 * Checks answers against the questions of one version, in the order in which they are
 * asked: what an earlier answer says decides whether a later question is asked. Pure.
 */
final class AnswerCheck {

	/**
	 * What becomes of an answer to a question that was not asked.
	 */
	enum Unasked {

		/** The sender should know better. */
		REFUSED,
		/** A page without a script may send what it no longer shows. */
		LEFT_OUT

	}

	private static final String ANSWERS = "answers";

	private final Questionnaire questionnaire;

	private final Faults faults;

	private final Unasked unasked;

	private final boolean whole;

	private final SortedMap<String, Answer> accepted = new TreeMap<>();

	/** Questions whose answer is wrong: nobody can tell what follows from it. */
	private final Set<String> undecided = new HashSet<>();

	/**
	 * @param whole whether every required question must have its answer; somebody who
	 * walks away from a device has said what was said
	 */
	AnswerCheck(Questionnaire questionnaire, Faults faults, Unasked unasked, boolean whole) {
		this.questionnaire = questionnaire;
		this.faults = faults;
		this.unasked = unasked;
		this.whole = whole;
	}

	SortedMap<String, Answer> check(JsonNode answers) {
		if (!answers.isObject() && !absent(answers)) {
			this.faults.wrongType(ANSWERS, "an object of answers by question id");
			return this.accepted;
		}
		answers.properties()
			.stream()
			.filter((entry) -> !entry.getValue().isNull() && this.questionnaire.question(entry.getKey()) == null)
			.forEach((entry) -> this.faults.add(field(entry.getKey()), "unknown-question",
					"The questionnaire '" + this.questionnaire.id() + "' has no question '" + entry.getKey() + "'."));
		this.questionnaire.questions().forEach((question) -> check(question, answers.path(question.id())));
		return this.accepted;
	}

	private static String field(String id) {
		return ANSWERS + "." + id;
	}

	private void check(Question question, JsonNode value) {
		String field = field(question.id());
		Condition when = question.when();
		boolean open = when != null && this.undecided.contains(when.question());
		if (when != null && !open && !when.holds(this.accepted)) {
			if (!absent(value) && this.unasked == Unasked.REFUSED) {
				this.faults.add(field, "not-asked",
						"'" + field + "' is not asked after this answer to '" + when.question() + "'.");
			}
			return;
		}
		Answer answer = absent(value) ? null : answer(field, question, value);
		if (answer != null) {
			this.accepted.put(question.id(), answer);
		}
		else if (this.faults.concern(field)) {
			this.undecided.add(question.id());
		}
		else if (open) {
			this.undecided.add(question.id());
		}
		else if (question.required() && this.whole) {
			this.faults.missing(field);
			this.undecided.add(question.id());
		}
	}

	private @Nullable Answer answer(String field, Question question, JsonNode value) {
		return switch (question) {
			case Question.Scale scale -> mark(field, value, scale);
			case Question.Smiley smiley -> tap(field, value);
			case Question.ExpectationPair pair -> pair(field, value);
			case Question.YesNo yesNo -> flag(field, value);
			case Question.SingleChoice single -> chosen(field, value, single);
			case Question.MultipleChoice multiple -> chosenSome(field, value, multiple);
			case Question.Number number -> amount(field, value, number);
			case Question.Seconds seconds -> timed(field, value);
			case Question.Text text -> words(field, value, text);
		};
	}

	private Answer.@Nullable Mark mark(String field, JsonNode value, Question.Scale scale) {
		Integer mark = whole(field, value, scale.least(), scale.most());
		return (mark != null) ? new Answer.Mark(mark) : null;
	}

	private Answer.@Nullable Tap tap(String field, JsonNode value) {
		Integer mark = whole(field, value, Question.Smiley.LEAST, Question.Smiley.MOST);
		return (mark != null) ? new Answer.Tap(mark) : null;
	}

	private Answer.@Nullable Timed timed(String field, JsonNode value) {
		Integer seconds = whole(field, value, 0, Question.Seconds.MOST);
		return (seconds != null) ? new Answer.Timed(seconds) : null;
	}

	private Answer.@Nullable Pair pair(String field, JsonNode value) {
		if (!value.isObject()) {
			this.faults.wrongType(field, "an object with 'expected' and 'experienced'");
			return null;
		}
		value.propertyNames()
			.stream()
			.filter((name) -> !name.equals("expected") && !name.equals("experienced"))
			.forEach((name) -> this.faults.unknownField(field + "." + name));
		JsonNode expected = value.path("expected");
		JsonNode experienced = value.path("experienced");
		if (absent(expected) && absent(experienced)) {
			return null;
		}
		Integer before = absent(expected) ? null : half(field + ".expected", expected);
		if (absent(experienced)) {
			this.faults.missing(field + ".experienced");
			return null;
		}
		Integer after = half(field + ".experienced", experienced);
		return (after != null) ? new Answer.Pair(before, after) : null;
	}

	private @Nullable Integer half(String field, JsonNode value) {
		return whole(field, value, Question.ExpectationPair.LEAST, Question.ExpectationPair.MOST);
	}

	private @Nullable Integer whole(String field, JsonNode value, int least, int most) {
		if (!value.isIntegralNumber()) {
			this.faults.wrongType(field, "a whole number");
			return null;
		}
		if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
			this.faults.outOfRange(field, least, most);
			return null;
		}
		return value.intValue();
	}

	private Answer.@Nullable Flag flag(String field, JsonNode value) {
		if (!value.isBoolean()) {
			this.faults.wrongType(field, "true or false");
			return null;
		}
		return new Answer.Flag(value.booleanValue());
	}

	private Answer.@Nullable Chosen chosen(String field, JsonNode value, Question.SingleChoice question) {
		String option = option(field, value, question);
		return (option != null) ? new Answer.Chosen(option) : null;
	}

	private Answer.@Nullable ChosenSome chosenSome(String field, JsonNode value, Question.MultipleChoice question) {
		if (!value.isArray()) {
			this.faults.wrongType(field, "an array of the options' ids");
			return null;
		}
		Set<String> options = new LinkedHashSet<>();
		for (JsonNode one : value) {
			String option = option(field, one, question);
			if (option == null) {
				return null;
			}
			options.add(option);
		}
		Integer atMost = question.atMost();
		if (atMost != null && options.size() > atMost) {
			this.faults.add(field, "too-many", "'" + field + "' may have at most " + atMost + " options.");
			return null;
		}
		List<String> inOrder = new ArrayList<>(question.options().stream().map(Question.Option::id).toList());
		inOrder.retainAll(options);
		return inOrder.isEmpty() ? null : new Answer.ChosenSome(inOrder);
	}

	private @Nullable String option(String field, JsonNode value, Question.Choice question) {
		if (!value.isString()) {
			this.faults.wrongType(field, "the id of an option");
			return null;
		}
		String id = value.stringValue();
		if (question.options().stream().noneMatch((option) -> option.id().equals(id))) {
			this.faults.add(field, "unknown-option", "'" + field + "' must be one of "
					+ question.options().stream().map(Question.Option::id).toList() + ".");
			return null;
		}
		return id;
	}

	private Answer.@Nullable Amount amount(String field, JsonNode value, Question.Number question) {
		if (!value.isNumber()) {
			this.faults.wrongType(field, "a number");
			return null;
		}
		BigDecimal least = (question.least() != null) ? question.least() : Question.Number.LARGEST.negate();
		BigDecimal most = (question.most() != null) ? question.most() : Question.Number.LARGEST;
		BigDecimal amount = decimal(value);
		if (amount == null || amount.compareTo(least) < 0 || amount.compareTo(most) > 0) {
			this.faults.add(field, "out-of-range", "'" + field + "' must be between " + least.toPlainString() + " and "
					+ most.toPlainString() + ", with at most " + Question.Number.PLACES + " decimal places.");
			return null;
		}
		return new Answer.Amount(amount);
	}

	/**
	 * A number that can be kept; looked at by its digits, so that a huge exponent costs
	 * nothing.
	 */
	private static @Nullable BigDecimal decimal(JsonNode value) {
		if (value.isFloatingPointNumber() && !value.isBigDecimal() && !Double.isFinite(value.doubleValue())) {
			return null;
		}
		BigDecimal given = value.decimalValue().stripTrailingZeros();
		if (given.precision() - given.scale() > Question.Number.LARGEST.precision()
				|| given.scale() > Question.Number.PLACES) {
			return null;
		}
		return (given.scale() < 0) ? given.setScale(0) : given;
	}

	private Answer.@Nullable Words words(String field, JsonNode value, Question.Text question) {
		String text = new TextCheck(this.faults).optional(field, value, question.longest());
		return (text != null) ? new Answer.Words(text) : null;
	}

	private static boolean absent(JsonNode node) {
		return node.isMissingNode() || node.isNull();
	}

}
