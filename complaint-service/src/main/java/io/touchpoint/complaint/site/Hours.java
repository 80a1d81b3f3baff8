package io.touchpoint.complaint.site;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The working calendar of a site as the directory tells it. At least one interval is
 * open, and those of a day do not overlap: what else comes is refused here, so that
 * nobody waits for an opening that never comes.
 *
 * @param country whose public holidays are free, as ISO 3166 has it
 * @param holidayRegion the part of the country, if it has holidays of its own; parts of
 * parts are set off by a slash
 * @param closures own days without work
 * @param revision rises with every change; 0 if nobody has set one
 */
public record Hours(List<Opening> opening, @Nullable String country, @Nullable String holidayRegion,
		List<Closure> closures, long revision) {

	/** Monday to Friday, all day: what holds where nobody has set anything. */
	public static final Hours WEEKDAYS = new Hours(Stream.of(DayOfWeek.values())
		.filter((day) -> day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY)
		.map(Opening::allDay)
		.toList(), null, null, List.of(), 0);

	public Hours {
		opening = opening.stream()
			.sorted(Comparator.comparing(Opening::day).thenComparing(Opening::from).thenComparing(Opening::to))
			.toList();
		closures = List.copyOf(closures);
		if (opening.isEmpty()) {
			throw new IllegalArgumentException("A calendar without opening hours has no deadlines");
		}
		for (int i = 1; i < opening.size(); i++) {
			Opening before = opening.get(i - 1);
			if (before.day() == opening.get(i).day() && before.to() > opening.get(i).from()) {
				throw new IllegalArgumentException("Opening hours overlap on " + before.day());
			}
		}
	}

	/**
	 * An interval of a weekday, in minutes of the local day.
	 *
	 * @param from the first minute, 0 to 1439
	 * @param to the minute after the last one, up to 1440
	 */
	public record Opening(DayOfWeek day, int from, int to) {

		static final int DAY = 24 * 60;

		private static final int HOUR = 60;

		public Opening {
			if (from < 0 || to > DAY || from >= to) {
				throw new IllegalArgumentException("No such opening hours: " + from + " to " + to);
			}
		}

		static Opening allDay(DayOfWeek day) {
			return new Opening(day, 0, DAY);
		}

		/** From texts like {@code 08:30} and {@code 24:00}. */
		public static Opening of(DayOfWeek day, String from, String to) {
			return new Opening(day, minutes(from), minutes(to));
		}

		private static int minutes(String text) {
			if (!text.matches("([01][0-9]|2[0-3]):[0-5][0-9]|24:00")) {
				throw new IllegalArgumentException("No time of a day: " + text);
			}
			return Integer.parseInt(text.substring(0, 2)) * HOUR + Integer.parseInt(text.substring(3));
		}

	}

	/**
	 * A day on which the site does not work.
	 */
	public record Closure(LocalDate date, String name) {
	}

}
