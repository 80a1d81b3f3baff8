package io.touchpoint.feedback.questionnaire;

/**
 * A step of the service script (GUEST).
 */
public enum GuestStep {

	GREET, UNDERSTAND, EXPLAIN, SUGGEST, THANK

}
