package io.touchpoint.feedback.browse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

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
			return (text.length() == 10) ? new Day(LocalDate.parse(text)) : new At(Instant.parse(text));
		}
		catch (DateTimeException ex) {
			throw Problems.invalid(new FieldFault(parameter, "wrong-type",
					"'" + parameter + "' must be a day such as 2026-01-31 or a time such as 2026-01-31T09:30:00Z."));
		}
	}

}
