package io.touchpoint.reporting.projection;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.touchpoint.reporting.indicator.Rollups;
import io.touchpoint.reporting.indicator.Tally;

/**
 * What one fact adds to one rollup row.
 *
 * @param key which row
 * @param amount how much
 */
record Mark(Key key, Tally amount) {

	/** The internal customer. */
	private static final String COLLEAGUE = "COLLEAGUE";

	/** A row that only counts. */
	static Mark count(String measure, String site, LocalDate day) {
		return new Mark(new Key(measure, "", site, day), new Tally(1, 0, 0, 0));
	}

	/** A yes or no. */
	static Mark of(String measure, String site, LocalDate day, boolean met) {
		double x = met ? 1 : 0;
		return new Mark(new Key(measure, "", site, day), new Tally(1, x, x, x));
	}

	/** A value of which some count as met. */
	static Mark of(String measure, String dimension, String site, LocalDate day, boolean met, double value) {
		return new Mark(new Key(measure, dimension, site, day), new Tally(1, met ? 1 : 0, value, value * value));
	}

	/**
	 * What somebody of that type adds: an internal customer the same to measures of their
	 * own, because what colleagues say never stands in one score with what customers say.
	 */
	static List<Mark> apart(@Nullable String customerType, List<Mark> marks) {
		return COLLEAGUE.equals(customerType) ? marks.stream().map(Mark::ofColleague).toList() : marks;
	}

	private Mark ofColleague() {
		return new Mark(new Key(Rollups.ofColleagues(this.key.measure()), this.key.dimension(), this.key.site(),
				this.key.day()), this.amount);
	}

	/**
	 * The key of a rollup row. Rows are written in this order by everybody, so that two
	 * writers never wait for each other in a circle.
	 *
	 * @param measure the measure, of those that {@link Rollups} names
	 * @param dimension what of it, or empty
	 * @param site the site's code
	 * @param day the site's local day
	 */
	record Key(String measure, String dimension, String site, LocalDate day) implements Comparable<Key> {

		private static final Comparator<Key> ORDER = Comparator.comparing(Key::measure)
			.thenComparing(Key::dimension)
			.thenComparing(Key::site)
			.thenComparing(Key::day);

		@Override
		public int compareTo(Key other) {
			return ORDER.compare(this, other);
		}

	}

}
