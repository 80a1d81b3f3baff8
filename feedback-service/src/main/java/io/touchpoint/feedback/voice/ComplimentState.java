package io.touchpoint.feedback.voice;

/**
 * How far a compliment has come.
 */
enum ComplimentState {

	/** Nobody has passed it on. */
	NEW,

	/** The person or unit has it. */
	FORWARDED,

	/** Seen, and not passed on. */
	CLOSED

}
