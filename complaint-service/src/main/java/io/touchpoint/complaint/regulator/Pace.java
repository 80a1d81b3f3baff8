package io.touchpoint.complaint.regulator;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a settled case took, in the classes of DISP 1 Annex 1.
 */
@FunctionalInterface
interface Pace {

	Duration EIGHT_WEEKS = Duration.ofDays(56);

	int FEW_DAYS = 3;

	/**
	 * The end of the third working day after the receipt, at the case's site.
	 */
	Instant fewDays(Reported one);

	default Took of(Reported one) {
		Instant settled = one.settledAt();
		if (settled != null && settled.isBefore(fewDays(one))) {
			return Took.THREE_DAYS;
		}
		return (one.took().compareTo(EIGHT_WEEKS) <= 0) ? Took.EIGHT_WEEKS : Took.LONGER;
	}

	/** The classes. */
	enum Took {

		THREE_DAYS, EIGHT_WEEKS, LONGER

	}

}
