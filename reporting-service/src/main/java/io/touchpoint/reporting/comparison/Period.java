package io.touchpoint.reporting.comparison;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;

/**
 * A number of whole days, each as the site's own calendar has it.
 *
 * @param from the first day
 * @param to the last day
 */
record Period(LocalDate from, LocalDate to) {

	/** What is shown when nobody asks for a period: twelve weeks. */
	private static final int USUAL_DAYS = 84;

	private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

	private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

	/** Reads a period, or refuses with every field that is wrong. */
	static Period of(@Nullable String from, @Nullable String to, LocalDate today) {
		List<FieldFault> faults = new ArrayList<>();
		LocalDate last = (to != null) ? day("to", to, faults) : today;
		LocalDate first = (from != null) ? day("from", from, faults) : last.minusDays(USUAL_DAYS - 1L);
		if (faults.isEmpty() && first.isAfter(last)) {
			faults.add(new FieldFault("from", "after-to", "'from' is after 'to'."));
		}
		if (!faults.isEmpty()) {
			throw Problems.invalid(faults);
		}
		return new Period(first, last);
	}

	private static LocalDate day(String field, String text, List<FieldFault> faults) {
		try {
			LocalDate day = LocalDate.parse(text);
			if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
				return day;
			}
			faults.add(new FieldFault(field, "out-of-range",
					"'" + field + "' lies outside of " + EARLIEST + " to " + LATEST + "."));
		}
		catch (DateTimeException ex) {
			faults.add(new FieldFault(field, "wrong-type", "'" + field + "' is no date such as 2026-11-21."));
		}
		return EARLIEST;
	}

	/** The part of the period up to a day; without any, no day at all. */
	Period upTo(LocalDate last) {
		if (!last.isBefore(this.to)) {
			return this;
		}
		return new Period(this.from, last.isBefore(this.from) ? this.from.minusDays(1) : last);
	}

	/**
	 * The Monday from which on whole weeks lie in the period; without any, the day after
	 * it.
	 */
	LocalDate firstWeek() {
		LocalDate monday = this.from.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
		return monday.plusDays(6).isAfter(this.to) ? this.to.plusDays(1) : monday;
	}

	/** The first day after the whole weeks. */
	LocalDate afterWeeks() {
		LocalDate monday = this.to.plusDays(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
		return monday.isAfter(firstWeek()) ? monday : firstWeek();
	}

}
