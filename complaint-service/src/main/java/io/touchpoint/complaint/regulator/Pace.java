package io.touchpoint.complaint.regulator;

import java.time.Instant;

import io.touchpoint.complaint.casework.Deadlines;

/**
 * How long a settled case took, in the classes of DISP 1 Annex 1. A class ends as a limit
 * of the case's clock does: with the end of a day at its site, that moment included.
 */
@FunctionalInterface
interface Pace {

	int WEEKS = 8;

	int FEW_DAYS = 3;

	/** The calendar of a case's site. */
	Deadlines calendar(Reported one);

	/**
	 * The class of a case.
	 * @param settled when it was settled
	 */
	default Took of(Reported one, Instant settled) {
		Deadlines calendar = calendar(one);
		if (!settled.isAfter(calendar.endOfWorkingDay(one.received(), FEW_DAYS))) {
			return Took.THREE_DAYS;
		}
		return settled.isAfter(calendar.endOfWeek(one.received(), WEEKS)) ? Took.LONGER : Took.EIGHT_WEEKS;
	}

	/** The classes. */
	enum Took {

		THREE_DAYS, EIGHT_WEEKS, LONGER

	}

}
