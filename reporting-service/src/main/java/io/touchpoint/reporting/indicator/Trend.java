package io.touchpoint.reporting.indicator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A site's course, week by week.
 */
public final class Trend {

	/** A year: more weeks make a sparkline unreadable and an answer heavy. */
	public static final int MOST_WEEKS = 53;

	private Trend() {
	}

	/**
	 * One ISO week of a trend.
	 *
	 * @param monday its first day
	 * @param tally what was counted in it, possibly nothing
	 */
	public record Week(LocalDate monday, Tally tally) {

		/**
		 * The week as ISO 8601 writes it.
		 * @return for example {@code 2026-W40}
		 */
		public String label() {
			return String.format(Locale.ROOT, "%d-W%02d", this.monday.get(IsoFields.WEEK_BASED_YEAR),
					this.monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
		}

	}

	/**
	 * Puts tallies in a row of weeks without holes, from the first week with a base to
	 * the last one.
	 * @param counted tallies with any day of their week; several in a week are added
	 * @return the newest weeks, oldest first, {@link #MOST_WEEKS} at most
	 */
	public static List<Week> of(Collection<Week> counted) {
		SortedMap<LocalDate, Tally> weeks = new TreeMap<>();
		for (Week week : counted) {
			weeks.merge(mondayOf(week.monday()), week.tally(), Tally::plus);
		}
		if (weeks.isEmpty()) {
			return List.of();
		}
		LocalDate last = weeks.lastKey();
		LocalDate oldest = last.minusWeeks(MOST_WEEKS - 1L);
		LocalDate first = weeks.tailMap(oldest).firstKey();
		List<Week> row = new ArrayList<>((int) ChronoUnit.WEEKS.between(first, last) + 1);
		for (LocalDate monday = first; !monday.isAfter(last); monday = monday.plusWeeks(1)) {
			row.add(new Week(monday, weeks.getOrDefault(monday, Tally.NONE)));
		}
		return row;
	}

	private static LocalDate mondayOf(LocalDate day) {
		return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
	}

}
