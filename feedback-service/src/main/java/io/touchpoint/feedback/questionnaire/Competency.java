package io.touchpoint.feedback.questionnaire;

/**
 * What an observer judges of somebody at work.
 */
public enum Competency {

	/** Knows the job. */
	JOB_KNOWLEDGE,

	/** Knows the products and services. */
	PRODUCT_KNOWLEDGE,

	/** Attitude towards the customer. */
	ATTITUDE,

	/** Works well under pressure. */
	UNDER_PRESSURE,

	/** Solves problems. */
	PROBLEM_SOLVING

}
