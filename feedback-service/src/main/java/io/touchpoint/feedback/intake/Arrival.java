package io.touchpoint.feedback.intake;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.guard.Suspicion;

/**
 * How a submission came in, beside what it says.
 *
 * @param ticket hash of the one-time ticket that the response uses up
 * @param praised whether the people who took it in flag it as praise
 * @param suspect what is suspicious about it
 */
record Arrival(@Nullable String ticket, boolean praised, @Nullable Suspicion suspect) {

	/** With nothing to be said about it. */
	static final Arrival PLAIN = new Arrival(null, false, null);

	/** By a door that is open to all. */
	static Arrival open(@Nullable Suspicion suspect) {
		return new Arrival(null, false, suspect);
	}

	/** By an invitation, if there is a ticket. */
	static Arrival invited(@Nullable String ticket, @Nullable Suspicion suspect) {
		return new Arrival(ticket, false, suspect);
	}

	/** Through the hands of somebody who works there. */
	static Arrival taken(boolean praised) {
		return new Arrival(null, praised, null);
	}

}
