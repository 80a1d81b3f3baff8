package io.touchpoint.feedback.questionnaire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

import io.touchpoint.starter.web.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * What no schema can say of a questionnaire. Pure.
 */
final class DefinitionCheck {

	/** Fields of the survey page that are no answers. */
	private static final Set<String> TAKEN = Set.of("key", "version", "language", "switch", "survey", "email", "name",
			"consent", "faults", "contact-hint", "website", "proof", "token", "relation");

	private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

	private final Definition definition;

	private final List<FieldFault> found = new ArrayList<>();

	private DefinitionCheck(Definition definition) {
		this.definition = definition;
	}

	/**
	 * What must be mended before it can be asked.
	 */
	static List<FieldFault> faults(Definition definition) {
		DefinitionCheck check = new DefinitionCheck(definition);
		Map<String, Question> earlier = new LinkedHashMap<>();
		check.each((place, question) -> {
			check.id(place, question, earlier.keySet());
			check.condition(place, question, earlier);
			check.ofKind(place, question);
			earlier.putIfAbsent(question.id(), question);
		});
		return List.copyOf(check.found);
	}

	/**
	 * What can be asked as it is, and is better mended.
	 */
	static List<FieldFault> warnings(Definition definition) {
		DefinitionCheck check = new DefinitionCheck(definition);
		check.translated("title", definition.title());
		Set<String> tags = new HashSet<>();
		check.each((place, question) -> {
			check.wordings(place, question).forEach(check::translated);
			check.report(place, question, tags);
		});
		return List.copyOf(check.found);
	}

	private void each(BiConsumer<String, Question> work) {
		for (int i = 0; i < this.definition.questions().size(); i++) {
			work.accept("questions[" + i + "]", this.definition.questions().get(i));
		}
	}

	private void id(String place, Question question, Set<String> earlier) {
		String id = question.id();
		if (earlier.contains(id)) {
			add(place + ".id", "duplicate", "There is an earlier question with the id '" + id + "'.");
		}
		boolean kept = switch (id) {
			case "overall" -> !(question instanceof Question.Rating || question instanceof Question.Smiley);
			case "nps" -> !(question instanceof Question.Recommendation);
			case "comment" -> !(question instanceof Question.Text);
			default -> TAKEN.contains(id);
		};
		if (kept) {
			add(place + ".id", "reserved",
					"The id '" + id + "' is kept for something else than this kind of question.");
		}
	}

	private void condition(String place, Question question, Map<String, Question> earlier) {
		Condition when = question.when();
		if (when == null) {
			return;
		}
		Question base = earlier.get(when.question());
		if (base != null) {
			new ConditionCheck(place + ".when", when, this::add).against(base);
		}
		else if (this.definition.questions().stream().anyMatch((other) -> other.id().equals(when.question()))) {
			add(place + ".when.question", "not-earlier",
					"The question '" + when.question() + "' is not asked before this one.");
		}
		else {
			add(place + ".when.question", "unknown-question", "There is no question '" + when.question() + "'.");
		}
	}

	private void ofKind(String place, Question question) {
		switch (question) {
			case Question.MultipleChoice multiple -> {
				options(place, multiple.options());
				if (multiple.atMost() != null && multiple.atMost() > multiple.options().size()) {
					add(place + ".atMost", "out-of-range", "There are fewer options than may be chosen.");
				}
			}
			case Question.SingleChoice single -> options(place, single.options());
			case Question.Number number -> range(place, number);
			case Question.Scale scale -> {
			}
			case Question.Smiley smiley -> {
			}
			case Question.YesNo yesNo -> {
			}
			case Question.Seconds seconds -> timing(place, seconds);
			case Question.Text text -> {
			}
			case Question.ExpectationPair pair -> {
			}
		}
	}

	private void options(String place, List<Question.Option> options) {
		Set<String> ids = new HashSet<>();
		for (int i = 0; i < options.size(); i++) {
			if (!ids.add(options.get(i).id())) {
				add(place + ".options[" + i + "].id", "duplicate",
						"There is an earlier option with the id '" + options.get(i).id() + "'.");
			}
		}
	}

	private void range(String place, Question.Number number) {
		BigDecimal least = number.least();
		BigDecimal most = number.most();
		if (least != null && most != null && least.compareTo(most) > 0) {
			add(place + ".most", "out-of-range", "The largest number is below the smallest.");
		}
	}

	private void timing(String place, Question.Seconds seconds) {
		Integer target = seconds.target();
		Integer limit = seconds.limit();
		if ((target == null) != (limit == null)) {
			add(place + ((target == null) ? ".target" : ".limit"), "missing",
					"A timing is scored by 'target' and 'limit' together.");
		}
		else if (target != null && limit != null && target >= limit) {
			add(place + ".limit", "out-of-range", "The limit must be above the target.");
		}
	}

	private Map<String, Wording> wordings(String place, Question question) {
		Map<String, Wording> wordings = new LinkedHashMap<>();
		wordings.put(place + ".text", question.text());
		switch (question) {
			case Question.Scale scale -> {
				wordings.put(place + ".low", scale.low());
				wordings.put(place + ".high", scale.high());
			}
			case Question.ExpectationPair pair -> {
				wordings.put(place + ".low", pair.low());
				wordings.put(place + ".high", pair.high());
			}
			case Question.Choice choice -> {
				for (int i = 0; i < choice.options().size(); i++) {
					wordings.put(place + ".options[" + i + "].text", choice.options().get(i).text());
				}
			}
			case Question.Number number -> {
				if (number.unit() != null) {
					wordings.put(place + ".unit", number.unit());
				}
			}
			case Question.Smiley smiley -> {
			}
			case Question.YesNo yesNo -> {
			}
			case Question.Seconds seconds -> {
			}
			case Question.Text text -> {
			}
		}
		return wordings;
	}

	private void translated(String place, Wording wording) {
		for (String language : this.definition.languages()) {
			if (!wording.byLanguage().containsKey(language)) {
				add(place + "." + language, "missing-translation",
						"'" + place + "' is not translated into '" + language + "'; English is shown instead.");
			}
		}
	}

	/**
	 * The first answered question of a tag counts for it, so a second one says nothing
	 * more.
	 */
	private void report(String place, Question question, Set<String> tags) {
		if (question instanceof Question.Recommendation && !question.id().equals("nps")) {
			add(place + ".id", "not-in-reports", "Only the question with the id 'nps' counts as the recommendation.");
		}
		Question.Basics basics = question.basics();
		counted(place + ".dimension", question, basics.dimension());
		counted(place + ".attribute", question, basics.attribute());
		counted(place + ".area", question, basics.area());
		boolean rated = question instanceof Question.Rating || question instanceof Question.ExpectationPair;
		if (rated && basics.dimension() != null && !tags.add("dimension " + basics.dimension())) {
			add(place + ".dimension", "same-tag", "An earlier question is rated for this dimension already.");
		}
		if (rated && basics.attribute() != null && !tags.add("attribute " + basics.attribute())) {
			add(place + ".attribute", "same-tag", "An earlier question is rated for this attribute already.");
		}
		if (rated && basics.area() != null && !tags.add("area " + basics.area())) {
			add(place + ".area", "same-tag", "An earlier question is rated for this area already.");
		}
	}

	/** A face, a choice or a yes is no mark that could stand beside those from 1 to 5. */
	private void counted(String place, Question question, @Nullable Object tag) {
		if (tag != null && !(question instanceof Question.Rating || question instanceof Question.ExpectationPair
				|| question instanceof Question.Importance)) {
			add(place, "counts-nowhere",
					"Answers of this kind count for no dimension, attribute or area; ask for a mark from 1 to 5 or for a pair.");
		}
	}

	private void add(String field, String reason, String message) {
		this.found.add(new FieldFault(field, reason, message));
	}

	static boolean isWhole(String code) {
		return WHOLE.matcher(code).matches();
	}

}
