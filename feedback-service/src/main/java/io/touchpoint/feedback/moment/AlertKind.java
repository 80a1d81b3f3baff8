package io.touchpoint.feedback.moment;

/**
 * What opened an alert.
 */
enum AlertKind {

	/** One customer had a bad time. */
	MISERY,

	/** Many bad taps came in a short time. */
	RATE

}
