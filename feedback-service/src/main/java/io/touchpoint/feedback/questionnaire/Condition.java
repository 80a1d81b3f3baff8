package io.touchpoint.feedback.questionnaire;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * When a question is asked: only if an earlier one was answered so. Both bounds hold
 * together; instead of them, any of some answers.
 *
 * @param question id of an earlier question
 * @param atLeast for questions answered with a number; of a pair, the experience counts
 * @param atMost for questions answered with a number
 * @param anyOf ids of options, {@code true} or {@code false}, or whole numbers, written
 * as texts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(String question, @Nullable BigDecimal atLeast, @Nullable BigDecimal atMost,
		@Nullable List<String> anyOf) {

	public Condition {
		anyOf = (anyOf != null) ? List.copyOf(anyOf) : null;
	}

	/**
	 * Whether these answers make the question be asked.
	 */
	public boolean holds(Map<String, Answer> answers) {
		Answer answer = answers.get(this.question);
		return answer != null && switch (answer) {
			case Answer.Mark mark -> fits(mark.value());
			case Answer.Tap tap -> fits(tap.value());
			case Answer.Pair pair -> fits(pair.experienced());
			case Answer.Timed timed -> fits(timed.seconds());
			case Answer.Amount amount -> fits(amount.value());
			case Answer.Flag flag -> fits(List.of(String.valueOf(flag.value())));
			case Answer.Chosen chosen -> fits(List.of(chosen.option()));
			case Answer.ChosenSome some -> fits(some.options());
			case Answer.Words words -> false;
		};
	}

	/** Whether a whole number fits. */
	public boolean fits(int value) {
		return fits(BigDecimal.valueOf(value));
	}

	private boolean fits(BigDecimal value) {
		return (this.atLeast == null || value.compareTo(this.atLeast) >= 0)
				&& (this.atMost == null || value.compareTo(this.atMost) <= 0)
				&& (this.anyOf == null || this.anyOf.contains(value.stripTrailingZeros().toPlainString()));
	}

	private boolean fits(Collection<String> codes) {
		return this.anyOf != null && codes.stream().anyMatch(this.anyOf::contains);
	}

}
