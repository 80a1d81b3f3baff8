package io.touchpoint.feedback.questionnaire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Whether a condition fits the kind of the question it depends on, and can hold at all.
 * Pure.
 */
final class ConditionCheck {

	/** Takes a fault. */
	interface Faults {

		void add(String field, String reason, String message);

	}

	private final String place;

	private final Condition when;

	private final Faults faults;

	ConditionCheck(String place, Condition when, Faults faults) {
		this.place = place;
		this.when = when;
		this.faults = faults;
	}

	void against(Question base) {
		switch (base) {
			case Question.Scale scale -> numbers(BigDecimal.valueOf(scale.least()), BigDecimal.valueOf(scale.most()));
			case Question.Smiley smiley ->
				numbers(BigDecimal.valueOf(Question.Smiley.LEAST), BigDecimal.valueOf(Question.Smiley.MOST));
			case Question.ExpectationPair pair -> numbers(BigDecimal.valueOf(Question.ExpectationPair.LEAST),
					BigDecimal.valueOf(Question.ExpectationPair.MOST));
			case Question.Seconds seconds -> numbers(BigDecimal.ZERO, BigDecimal.valueOf(Question.Seconds.MOST));
			case Question.Number number ->
				numbers(Objects.requireNonNullElse(number.least(), Question.Number.LARGEST.negate()),
						Objects.requireNonNullElse(number.most(), Question.Number.LARGEST));
			case Question.YesNo yesNo -> codes(List.of("true", "false")::contains, "true or false");
			case Question.Choice choice ->
				codes((code) -> choice.options().stream().anyMatch((option) -> option.id().equals(code)),
						"an option of that question");
			case Question.Text text ->
				this.faults.add(this.place + ".question", "not-branchable", "What is asked cannot depend on words.");
		}
	}

	private void numbers(BigDecimal least, BigDecimal most) {
		BigDecimal atLeast = this.when.atLeast();
		BigDecimal atMost = this.when.atMost();
		within("atLeast", atLeast, least, most);
		within("atMost", atMost, least, most);
		if (atLeast != null && atMost != null && atLeast.compareTo(atMost) > 0) {
			this.faults.add(this.place + ".atMost", "out-of-range", "No answer is above 'atLeast' and below 'atMost'.");
		}
		each((code) -> DefinitionCheck.isWhole(code) && new BigDecimal(code).compareTo(least) >= 0
				&& new BigDecimal(code).compareTo(most) <= 0, "a whole number that can be answered");
	}

	private void within(String bound, @Nullable BigDecimal value, BigDecimal least, BigDecimal most) {
		if (value != null && (value.compareTo(least) < 0 || value.compareTo(most) > 0)) {
			this.faults.add(this.place + "." + bound, "out-of-range", "'" + bound + "' must be between "
					+ least.toPlainString() + " and " + most.toPlainString() + ", as that question's answers are.");
		}
	}

	private void codes(Predicate<String> known, String expected) {
		if (this.when.atLeast() != null) {
			this.faults.add(this.place + ".atLeast", "wrong-type", "That question is not answered with a number.");
		}
		if (this.when.atMost() != null) {
			this.faults.add(this.place + ".atMost", "wrong-type", "That question is not answered with a number.");
		}
		each(known, expected);
	}

	private void each(Predicate<String> known, String expected) {
		List<String> anyOf = this.when.anyOf();
		for (int i = 0; anyOf != null && i < anyOf.size(); i++) {
			if (!known.test(anyOf.get(i))) {
				this.faults.add(this.place + ".anyOf[" + i + "]", "unknown-value",
						"'" + anyOf.get(i) + "' is not " + expected + ".");
			}
		}
	}

}
