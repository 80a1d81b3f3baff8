package io.touchpoint.feedback.journey;

/**
 * What a survey may ask about the visit besides its questionnaire: whether it was the
 * first, who sent the customer, and how long they waited. Named like the fields of a
 * response that the answers land in.
 */
public enum ContextQuestion {

	RELATION, REFERRED_BY, WAITED_SECONDS

}
