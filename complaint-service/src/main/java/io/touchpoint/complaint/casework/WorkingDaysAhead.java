package io.touchpoint.complaint.casework;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Counts working days in a site's calendar, whatever limits its clocks have.
 */
public final class WorkingDaysAhead {

	private static final Duration PRECISE = Duration.ofSeconds(1);

	private WorkingDaysAhead() {
	}

	/**
	 * The end of the n-th working day after the day of {@code from}.
	 */
	public static Instant end(Instant from, int days, Deadlines deadlines) {
		return (days == 0) ? from : deadlines.endOfWorkingDay(from, days);
	}

	/**
	 * When to remind of what is due: as soon as so many working days reach it, but not
	 * before half of the time is over, so that what is due tomorrow is not called to mind
	 * while it is being said.
	 */
	public static Instant remindAt(Instant made, Instant due, int days, Deadlines deadlines) {
		Instant early = made.plus(Duration.between(made, due).dividedBy(2)).truncatedTo(ChronoUnit.SECONDS);
		if (reaches(early, due, days, deadlines)) {
			return early;
		}
		Instant late = due;
		while (Duration.between(early, late).compareTo(PRECISE) > 0) {
			Instant middle = early.plus(Duration.between(early, late).dividedBy(2));
			if (reaches(middle, due, days, deadlines)) {
				late = middle;
			}
			else {
				early = middle;
			}
		}
		return late.truncatedTo(ChronoUnit.SECONDS);
	}

	private static boolean reaches(Instant from, Instant due, int days, Deadlines deadlines) {
		return !end(from, days, deadlines).isBefore(due);
	}

}
