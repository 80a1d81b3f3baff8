package io.touchpoint.complaint.clock;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.touchpoint.complaint.site.Hours;
import io.touchpoint.complaint.site.Hours.Closure;
import io.touchpoint.complaint.site.Hours.Opening;
import org.jspecify.annotations.Nullable;

/**
 * When a site works: opening hours by weekday in one time zone, less public holidays and
 * own closures. A working day is a day with an open moment. {@link Hours} has at least
 * one open interval a week, and closures are dates one by one, so the next working day
 * always comes.
 * <p>
 * Where the clocks go forward, a local time that does not exist is the moment of the
 * change; where they go back, one that exists twice is the first of the two.
 */
final class WorkingCalendar {

	private static final int MINUTES_OF_DAY = 24 * 60;

	private static final int MINUTES_OF_HOUR = 60;

	private final ZoneId zone;

	private final Hours hours;

	private final Map<DayOfWeek, List<Opening>> week;

	private final Map<LocalDate, String> closures;

	WorkingCalendar(ZoneId zone, Hours hours) {
		this.zone = zone;
		this.hours = hours;
		this.week = hours.opening().stream().collect(Collectors.groupingBy(Opening::day));
		this.closures = hours.closures()
			.stream()
			.collect(Collectors.toMap(Closure::date, Closure::name, (one, other) -> one));
	}

	/** An open interval of a day; never empty. */
	record Interval(Instant from, Instant to) {

		Duration length() {
			return Duration.between(this.from, this.to);
		}

	}

	ZoneId zone() {
		return this.zone;
	}

	LocalDate dayOf(Instant at) {
		return at.atZone(this.zone).toLocalDate();
	}

	Instant startOf(LocalDate day) {
		return day.atStartOfDay(this.zone).toInstant();
	}

	/** The name of the own closure on that day. */
	@Nullable String closure(LocalDate day) {
		return this.closures.get(day);
	}

	/** The English name of the public holiday on that day. */
	@Nullable String holiday(LocalDate day) {
		return holiday(day, Locale.ENGLISH);
	}

	/** The same in another language, where the tables have it. */
	@Nullable String holiday(LocalDate day, Locale language) {
		return PublicHolidays.of(this.hours.country(), this.hours.holidayRegion(), day, language);
	}

	/** What of the day is open, in order. */
	List<Interval> open(LocalDate day) {
		List<Opening> openings = this.week.getOrDefault(day.getDayOfWeek(), List.of());
		if (openings.isEmpty() || closure(day) != null || holiday(day) != null) {
			return List.of();
		}
		List<Interval> open = new ArrayList<>(openings.size());
		for (Opening opening : openings) {
			Interval interval = new Interval(at(day, opening.from()), at(day, opening.to()));
			if (interval.from().isBefore(interval.to())) {
				open.add(interval);
			}
		}
		return open;
	}

	boolean working(LocalDate day) {
		return !open(day).isEmpty();
	}

	/**
	 * The end of the n-th working day after the day of {@code from}: the first moment
	 * that is too late is the one after it. A day ends at midnight, whenever the doors
	 * close.
	 */
	Instant endOf(Instant from, long days) {
		LocalDate day = dayOf(from);
		for (long left = days; left > 0;) {
			day = day.plusDays(1);
			if (working(day)) {
				left--;
			}
		}
		return startOf(day.plusDays(1));
	}

	/**
	 * How much open time passes between two moments. Parts add up to the whole.
	 */
	Duration between(Instant from, Instant to) {
		Duration sum = Duration.ZERO;
		for (LocalDate day = dayOf(from); from.isBefore(to) && !startOf(day).isAfter(to); day = day.plusDays(1)) {
			for (Interval open : open(day)) {
				Instant begin = later(open.from(), from);
				Instant end = earlier(open.to(), to);
				if (begin.isBefore(end)) {
					sum = sum.plus(Duration.between(begin, end));
				}
			}
		}
		return sum;
	}

	/**
	 * The moment by which that much open time has passed; while it is closed, the count
	 * begins with the next opening.
	 */
	Instant plus(Instant from, Duration working) {
		Duration left = working;
		for (LocalDate day = dayOf(from); left.isPositive(); day = day.plusDays(1)) {
			for (Interval open : open(day)) {
				Instant begin = later(open.from(), from);
				if (begin.isBefore(open.to())) {
					Duration rest = Duration.between(begin, open.to());
					if (left.compareTo(rest) <= 0) {
						return begin.plus(left);
					}
					left = left.minus(rest);
				}
			}
		}
		return from;
	}

	private Instant at(LocalDate day, int minutes) {
		if (minutes == 0 || minutes == MINUTES_OF_DAY) {
			return startOf((minutes == 0) ? day : day.plusDays(1));
		}
		LocalDateTime local = day.atTime(LocalTime.of(minutes / MINUTES_OF_HOUR, minutes % MINUTES_OF_HOUR));
		ZoneOffsetTransition change = this.zone.getRules().getTransition(local);
		return (change != null && change.isGap()) ? change.getInstant() : local.atZone(this.zone).toInstant();
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	private static Instant earlier(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

}
