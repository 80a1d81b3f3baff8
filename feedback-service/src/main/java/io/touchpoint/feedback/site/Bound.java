package io.touchpoint.feedback.site;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * An end of a period: a time, or a whole day as the site's own calendar has it.
 */
sealed interface Bound {

	/** An exact time. */
	record At(Instant time) implements Bound {
	}

	/** A day, in each site's time zone. */
	record Day(LocalDate date) implements Bound {
	}

	/**
	 * Reads {@code 2026-01-31} or {@code 2026-01-31T09:30:00Z}; a 400 problem on anything
	 * else.
	 */
	static @Nullable Bound parse(String parameter, @Nullable String text) {
		if (text == null || text.isBlank()) {
			return null;
		}
		try {
			return (text.length() == 10) ? day(parameter, LocalDate.parse(text)) : time(parameter, Instant.parse(text));
		}
		catch (DateTimeException ex) {
			throw Problems.invalid(new FieldFault(parameter, "wrong-type",
					"'" + parameter + "' must be a day such as 2026-01-31 or a time such as 2026-01-31T09:30:00Z."));
		}
	}

	private static Bound day(String parameter, LocalDate day) {
		time(parameter, day.atStartOfDay(ZoneOffset.UTC).toInstant());
		return new Day(day);
	}

	/** What lies further away is none of ours, and the database cannot hold it. */
	private static Bound time(String parameter, Instant time) {
		int year = time.atOffset(ZoneOffset.UTC).getYear();
		if (year < 1900 || year > 3000) {
			throw Problems.invalid(
					new FieldFault(parameter, "out-of-range", "'" + parameter + "' must lie between 1900 and 3000."));
		}
		return new At(time);
	}

}
