package io.touchpoint.complaint.casework;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The deadlines of a case at one site. The rules of the calendar live elsewhere; a case
 * only asks.
 */
public interface Deadlines {

	Instant acknowledgeBy(Instant received);

	Instant resolveBy(Instant from, Severity severity);

	/** Until when a case may be resolved on the spot. */
	Instant onTheSpotBy(Instant received);

	/** Until when a case that ended may be opened again. */
	Instant reopenBy(Instant ended);

	/** The deadline after the clock stood still between two moments. */
	Instant extended(Instant due, Instant from, Instant to);

	/**
	 * Gives the deadlines of sites by their time zone.
	 */
	@FunctionalInterface
	interface Calendar {

		Deadlines at(ZoneId zone);

	}

}
