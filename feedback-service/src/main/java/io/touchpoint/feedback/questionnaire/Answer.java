package io.touchpoint.feedback.questionnaire;

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
	 * Both halves of an expectation pair.
	 */
	record Pair(@Nullable Integer expected, int experienced) implements Answer {
	}

	/**
	 * The customer's own words.
	 */
	record Words(String text) implements Answer {
	}

}
