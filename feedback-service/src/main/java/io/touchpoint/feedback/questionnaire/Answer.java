package io.touchpoint.feedback.questionnaire;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An answer that fits its question.
 */
public sealed interface Answer {

	/**
	 * A whole number of a scale.
	 */
	record Mark(int value) implements Answer {
	}

	/**
	 * A face that was tapped, from 1 to 4.
	 */
	record Tap(int value) implements Answer {
	}

	/**
	 * Both halves of an expectation pair.
	 */
	record Pair(@Nullable Integer expected, int experienced) implements Answer {
	}

	/**
	 * Yes or no.
	 */
	record Flag(boolean value) implements Answer {
	}

	/**
	 * The one option that was chosen.
	 */
	record Chosen(String option) implements Answer {
	}

	/**
	 * The options that were chosen, in the order of the question.
	 */
	record ChosenSome(List<String> options) implements Answer {

		public ChosenSome {
			options = List.copyOf(options);
		}

	}

	/**
	 * A number of something.
	 */
	record Amount(BigDecimal value) implements Answer {
	}

	/**
	 * Whole seconds.
	 */
	record Timed(int seconds) implements Answer {
	}

	/**
	 * The customer's own words.
	 */
	record Words(String text) implements Answer {
	}

	/**
	 * The answer as it is kept in the database, sent, and shown in the API.
	 */
	default Object plain() {
		return switch (this) {
			case Mark mark -> mark.value();
			case Tap tap -> tap.value();
			case Pair pair -> pair;
			case Flag flag -> flag.value();
			case Chosen chosen -> chosen.option();
			case ChosenSome some -> some.options();
			case Amount amount -> amount.value();
			case Timed timed -> timed.seconds();
			case Words words -> words.text();
		};
	}

}
