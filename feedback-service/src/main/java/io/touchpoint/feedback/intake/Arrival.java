package io.touchpoint.feedback.intake;

import org.jspecify.annotations.Nullable;

/**
 * How a submission came in, beside what it says.
 *
 * @param ticket hash of the one-time ticket that the response uses up
 * @param praised whether the people who took it in flag it as praise
 */
record Arrival(@Nullable String ticket, boolean praised) {

	/** By a door that is open to all. */
	static final Arrival PLAIN = new Arrival(null, false);

	static Arrival withTicket(@Nullable String ticket) {
		return new Arrival(ticket, false);
	}

	static Arrival taken(boolean praised) {
		return new Arrival(null, praised);
	}

}
