package io.touchpoint.feedback.questionnaire;

import java.util.Locale;

/**
 * The five dimensions of service quality (TREAT).
 */
public enum Dimension {

	TRUST, RESPONSIVENESS, EMPATHY, ASSURANCE, TANGIBLES;

	/**
	 * Id of the expectation pair that asks for this dimension.
	 */
	public String question() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Id of the question how much this dimension matters.
	 */
	public String importanceQuestion() {
		return question() + "-importance";
	}

}
