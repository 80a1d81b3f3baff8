package io.touchpoint.complaint.casework;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import io.touchpoint.complaint.site.Hours;
import io.touchpoint.complaint.site.Site;

/**
 * The deadlines of a case at one site. The rules of the calendar live elsewhere; a case
 * only asks.
 */
public interface Deadlines {

	Instant acknowledgeBy(Instant received);

	Instant resolveBy(Instant from, Severity severity);

	/** Until when a case may be resolved on the spot. */
	Instant onTheSpotBy(Instant received);

	/** Until when a person has to react to a bad experience. */
	Instant reactBy(Instant raised);

	/** Until when a case that ended may be opened again. */
	Instant reopenBy(Instant ended);

	/** The deadline after the clock stood still between two moments. */
	Instant extended(Instant due, Instant from, Instant to);

	/** The same for a case of that severity, whose clock may have another measure. */
	default Instant extended(Instant due, Instant from, Instant to, Severity severity) {
		return extended(due, from, to);
	}

	/** The end of the n-th working day after the day of {@code from}. */
	default Instant endOfWorkingDay(Instant from, int days) {
		return from.plus(Duration.ofDays(days));
	}

	/** The end of the day, so many weeks after the day of {@code from}. */
	default Instant endOfWeek(Instant from, int weeks) {
		return from.plus(Duration.ofDays(7L * weeks));
	}

	/** How much open time of the site passes between two moments. */
	default Duration open(Instant from, Instant to) {
		return Duration.between(from, to);
	}

	/** Whether the clock of such a case stands still while the customer is asked. */
	default boolean pauses(Severity severity) {
		return true;
	}

	/**
	 * The times of a case with its deadlines worked out again from its history. What is
	 * decided stays decided: a case that ended keeps its deadlines, and a verdict on the
	 * first answer its own.
	 * @param history of the case, in order
	 */
	default Times again(Complaint complaint, List<Stage> history) {
		return complaint.times();
	}

	/**
	 * Gives the deadlines of sites by their time zone and working calendar.
	 */
	@FunctionalInterface
	interface Calendar {

		Deadlines at(ZoneId zone, Hours hours);

		default Deadlines at(Site site) {
			return at(site.zone(), site.hours());
		}

		/** Where no site is known: Monday to Friday. */
		default Deadlines at(ZoneId zone) {
			return at(zone, Hours.WEEKDAYS);
		}

	}

}
