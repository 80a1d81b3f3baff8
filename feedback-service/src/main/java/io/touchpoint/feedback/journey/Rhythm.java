package io.touchpoint.feedback.journey;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Every so many days, weeks, months or quarters. Periods are counted from Monday, 1
 * January 2024, so that weeks begin on Mondays, months on their first and quarters in
 * January, April, July and October; all in days at the site, which have no time zone and
 * so know no change of the clocks.
 *
 * @param every at least 1
 */
record Rhythm(int every, Unit unit) {

	private static final LocalDate ORIGIN = LocalDate.of(2024, 1, 1);

	private static final int MONTHS_A_YEAR = 12;

	private static final int DAYS_A_WEEK = 7;

	private static final int MONTHS_A_QUARTER = 3;

	/**
	 * What is counted.
	 */
	enum Unit {

		DAYS, WEEKS, MONTHS, QUARTERS

	}

	/**
	 * Days that are evaluated together.
	 *
	 * @param from the first day
	 * @param to the day after the last one
	 */
	record Period(LocalDate from, LocalDate to) {

		/** The day by whose end the evaluation must be done. */
		LocalDate due() {
			return this.to.minusDays(1);
		}

		boolean contains(LocalDate day) {
			return !day.isBefore(this.from) && day.isBefore(this.to);
		}

		/** Whether the day lies in the last quarter of the period. */
		boolean endsSoonAfter(LocalDate day) {
			return 4 * ChronoUnit.DAYS.between(day, this.to) <= ChronoUnit.DAYS.between(this.from, this.to);
		}

	}

	/** Every so many months, in quarters where they are whole ones. */
	static Rhythm ofMonths(int months) {
		return (months % MONTHS_A_QUARTER == 0) ? new Rhythm(months / MONTHS_A_QUARTER, Unit.QUARTERS)
				: new Rhythm(months, Unit.MONTHS);
	}

	/**
	 * The period that a day belongs to.
	 */
	Period periodOf(LocalDate day) {
		return period(Math.floorDiv(unitsUntil(day), step()));
	}

	Period after(Period period) {
		return periodOf(period.to());
	}

	Period before(Period period) {
		return periodOf(period.from().minusDays(1));
	}

	private Period period(long index) {
		return new Period(start(index * step()), start((index + 1) * step()));
	}

	private LocalDate start(long units) {
		return monthly() ? ORIGIN.plusMonths(units) : ORIGIN.plusDays(units);
	}

	private long unitsUntil(LocalDate day) {
		return monthly() ? MONTHS_A_YEAR * (long) (day.getYear() - ORIGIN.getYear()) + day.getMonthValue() - 1
				: ChronoUnit.DAYS.between(ORIGIN, day);
	}

	private boolean monthly() {
		return this.unit == Unit.MONTHS || this.unit == Unit.QUARTERS;
	}

	/** Length of a period in days or in months. */
	private long step() {
		return this.every * switch (this.unit) {
			case DAYS, MONTHS -> 1L;
			case WEEKS -> DAYS_A_WEEK;
			case QUARTERS -> MONTHS_A_QUARTER;
		};
	}

}
