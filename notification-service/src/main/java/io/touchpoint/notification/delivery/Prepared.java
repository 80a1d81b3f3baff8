package io.touchpoint.notification.delivery;

/**
 * How far a message got before the mail server is involved.
 */
sealed interface Prepared {

	Claimed message();

	/** To be sent now. */
	record Ready(Claimed message, Mail mail) implements Prepared {
	}

	/** The try has ended already. */
	record Ended(Claimed message, Outcome outcome) implements Prepared {
	}

}
