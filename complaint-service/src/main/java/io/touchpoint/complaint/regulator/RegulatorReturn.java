package io.touchpoint.complaint.regulator;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The counts of a period as a regulator wants them, with the rules that they keep.
 *
 * @param site the site; null for all of the caller's
 * @param from the first day, in each site's time zone
 * @param to the last day
 * @param redress what was given to put it right in the period, by currency; none in a
 * return that does not ask for it
 */
record RegulatorReturn(Style style, @Nullable String site, LocalDate from, LocalDate to, List<Figure> lines,
		List<Breakdown> groups, List<Rule> rules, List<Redress> redress) {

	/** A count by its name. */
	record Figure(String code, long count) {
	}

	/**
	 * What remedies that were granted in a period cost.
	 *
	 * @param remedies how many cost anything
	 * @param minor what they cost together, in the smallest unit of the currency
	 */
	record Redress(String currency, long remedies, long minor) {
	}

	/** Counts of new complaints by one trait. */
	record Breakdown(String by, List<Figure> lines) {

		long total() {
			return this.lines.stream().mapToLong(Figure::count).sum();
		}

	}

	/**
	 * A rule and whether the counts keep it.
	 *
	 * @param left the figure on the one side
	 * @param right the figure that it is held against
	 */
	record Rule(String code, boolean kept, long left, long right) {

		static Rule equal(String code, long left, long right) {
			return new Rule(code, left == right, left, right);
		}

		static Rule atLeast(String code, long left, long right) {
			return new Rule(code, left >= right, left, right);
		}

	}

	long count(String code) {
		return this.lines.stream().filter((line) -> line.code().equals(code)).mapToLong(Figure::count).sum();
	}

	/** The same with what was given. */
	RegulatorReturn with(List<Redress> redress) {
		return new RegulatorReturn(this.style, this.site, this.from, this.to, this.lines, this.groups, this.rules,
				redress);
	}

}
