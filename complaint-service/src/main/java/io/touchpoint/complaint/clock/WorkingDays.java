package io.touchpoint.complaint.clock;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Monday to Friday in one time zone. A working day is the whole civil day there, 23 to 25
 * hours around a change of the clocks.
 */
final class WorkingDays {

	private static final int DAYS = 7;

	private static final int WORKING_DAYS = 5;

	private final ZoneId zone;

	WorkingDays(ZoneId zone) {
		this.zone = zone;
	}

	/**
	 * The end of the n-th working day after the day of {@code from}: the first moment
	 * that is too late is the one after it.
	 */
	Instant endOf(Instant from, int days) {
		LocalDate day = from.atZone(this.zone).toLocalDate();
		// Any seven days in a row have five working ones.
		int ahead = Math.max(0, days - 1) / WORKING_DAYS * DAYS;
		int weekday = day.getDayOfWeek().getValue();
		for (int left = days - ahead / DAYS * WORKING_DAYS; left > 0;) {
			ahead++;
			weekday = weekday % DAYS + 1;
			if (weekday <= WORKING_DAYS) {
				left--;
			}
		}
		return startOf(day.plusDays(ahead + 1));
	}

	/**
	 * How much working time passes between two moments. Parts add up to the whole.
	 */
	Duration between(Instant from, Instant to) {
		Duration sum = Duration.ZERO;
		Instant at = from;
		while (at.isBefore(to)) {
			LocalDate day = at.atZone(this.zone).toLocalDate();
			Instant end = startOf(day.plusDays(1));
			Instant until = end.isBefore(to) ? end : to;
			if (working(day)) {
				sum = sum.plus(Duration.between(at, until));
			}
			at = until;
		}
		return sum;
	}

	/**
	 * The moment by which that much working time has passed; on a free day the count
	 * begins with the next working one.
	 */
	Instant plus(Instant from, Duration working) {
		Instant at = from;
		Duration left = working;
		while (left.isPositive()) {
			LocalDate day = at.atZone(this.zone).toLocalDate();
			Instant end = startOf(day.plusDays(1));
			if (working(day)) {
				Duration today = Duration.between(at, end);
				if (left.compareTo(today) <= 0) {
					return at.plus(left);
				}
				left = left.minus(today);
			}
			at = end;
		}
		return at;
	}

	private Instant startOf(LocalDate day) {
		return day.atStartOfDay(this.zone).toInstant();
	}

	private static boolean working(LocalDate day) {
		return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
	}

}
