package io.touchpoint.notification.delivery;

/**
 * How one try to deliver a message ended.
 */
sealed interface Outcome {

	/** The mail server has taken it over. */
	record Sent() implements Outcome {
	}

	/** It must not be sent. */
	record Suppressed(String reason) implements Outcome {
	}

	/** Refused for good: trying again would change nothing. */
	record Refused(String reason) implements Outcome {
	}

	/** Something about this message did not work this time. */
	record Deferred(String reason) implements Outcome {
	}

	/** Nothing can be sent at present; not this message's fault. */
	record Unreachable(String reason) implements Outcome {
	}

}
