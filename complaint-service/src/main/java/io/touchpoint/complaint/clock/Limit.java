package io.touchpoint.complaint.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long something may take: a number and what is counted, written like
 * {@code 3 working days}, {@code 8 weeks}, {@code 24 hours} or {@code 15 open minutes}.
 * Days, weeks and months begin to count with the day after the one on which the clock
 * started and end with the end of a day.
 */
record Limit(int count, Unit unit) {

	private static final int MOST = 10_000;

	Limit {
		if (count < 0 || count > MOST) {
			throw new IllegalArgumentException("A limit has between 0 and " + MOST + " " + unit.words());
		}
	}

	/** What is counted. */
	enum Unit {

		WORKING_DAYS(true), DAYS(false), WEEKS(false), MONTHS(false), HOURS(false), MINUTES(false), OPEN_HOURS(true),
		OPEN_MINUTES(true);

		private final boolean open;

		Unit(boolean open) {
			this.open = open;
		}

		/** Whether only the open time of the site counts. */
		boolean open() {
			return this.open;
		}

		/** Whether whole days are counted, from the day after. */
		boolean wholeDays() {
			return switch (this) {
				case WORKING_DAYS, DAYS, WEEKS, MONTHS -> true;
				case HOURS, MINUTES, OPEN_HOURS, OPEN_MINUTES -> false;
			};
		}

		String words() {
			return name().toLowerCase(Locale.ROOT).replace('_', ' ');
		}

	}

	/** As it is written in the configuration. */
	public static Limit of(String text) {
		String[] parts = text.strip().toLowerCase(Locale.ROOT).split("\\s+", 2);
		return Arrays.stream(Unit.values())
			.filter((unit) -> parts.length == 2
					&& (parts[1].equals(unit.words()) || (parts[1] + "s").equals(unit.words())))
			.findFirst()
			.filter((unit) -> parts[0].matches("[0-9]{1,5}"))
			.map((unit) -> new Limit(Integer.parseInt(parts[0]), unit))
			.orElseThrow(
					() -> new IllegalArgumentException("'" + text + "' is no limit like '3 working days', '30 days', "
							+ "'8 weeks', '6 months', '24 hours' or '15 open minutes'"));
	}

	/** The last moment in time for what began then. */
	Instant end(Instant from, WorkingCalendar calendar) {
		return switch (this.unit) {
			case WORKING_DAYS -> calendar.endOf(from, this.count);
			case DAYS -> calendar.startOf(calendar.dayOf(from).plusDays(this.count + 1L));
			case WEEKS -> calendar.startOf(calendar.dayOf(from).plusWeeks(this.count).plusDays(1));
			case MONTHS -> calendar.startOf(calendar.dayOf(from).plusMonths(this.count).plusDays(1));
			case HOURS -> from.plus(Duration.ofHours(this.count));
			case MINUTES -> from.plus(Duration.ofMinutes(this.count));
			case OPEN_HOURS -> calendar.plus(from, Duration.ofHours(this.count));
			case OPEN_MINUTES -> calendar.plus(from, Duration.ofMinutes(this.count));
		};
	}

	/** From when on time counts for what began then. */
	Instant countsFrom(Instant from, WorkingCalendar calendar) {
		return this.unit.wholeDays() ? calendar.startOf(calendar.dayOf(from).plusDays(1)) : from;
	}

	/** The deadline after the clock stood still between two moments. */
	Instant extended(Instant due, Instant from, Instant to, WorkingCalendar calendar) {
		return this.unit.open() ? calendar.plus(due, calendar.between(from, to)) : due.plus(Duration.between(from, to));
	}

}
