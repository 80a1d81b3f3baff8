package io.touchpoint.complaint.browse;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * By the end of which day something is due: that day begins and ends in each site's own
 * time zone.
 *
 * @param day null for the present day of each site
 */
record DueBy(@Nullable LocalDate day) {

	private static final String TODAY = "today";

	static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

	static final LocalDate LATEST = LocalDate.of(3000, 1, 1);

	/** No day is longer, not even one on which clocks are put back. */
	private static final Duration LONGEST_DAY = Duration.ofHours(26);

	/** Where a day ends last. */
	private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

	/**
	 * Reads {@code today} or a date; a 400 problem about {@code dueBy} on anything else.
	 */
	static @Nullable DueBy of(@Nullable String text) {
		if (text == null || text.isBlank()) {
			return null;
		}
		if (text.equals(TODAY)) {
			return new DueBy(null);
		}
		try {
			LocalDate day = LocalDate.parse(text);
			if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
				throw Problems
					.invalid(new FieldFault("dueBy", "out-of-range", "'dueBy' must lie between 1900 and 3000."));
			}
			return new DueBy(day);
		}
		catch (DateTimeException ex) {
			throw Problems.invalid(
					new FieldFault("dueBy", "wrong-type", "'dueBy' is neither a date like 2026-01-31 nor 'today'."));
		}
	}

	/** When that day is over everywhere, so that an index can be asked first. */
	Instant overEverywhere(Instant now) {
		return (this.day == null) ? now.plus(LONGEST_DAY) : this.day.plusDays(1).atStartOfDay(LAST).toInstant();
	}

}
