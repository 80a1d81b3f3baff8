package io.touchpoint.complaint.casework;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ends of a period: a time, or a date that counts whole, in UTC.
 */
public final class Period {

	private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

	private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

	private Period() {
	}

	public static @Nullable Instant from(@Nullable String text) {
		return read("from", text, 0);
	}

	public static @Nullable Instant until(@Nullable String text) {
		return read("to", text, 1);
	}

	private static @Nullable Instant read(String field, @Nullable String text, int days) {
		if (text == null || text.isBlank()) {
			return null;
		}
		try {
			Instant end = (text.indexOf('T') > 0) ? Instant.parse(text)
					: LocalDate.parse(text).plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant();
			if (end.isBefore(EARLIEST) || end.isAfter(LATEST)) {
				throw Problems
					.invalid(new FieldFault(field, "out-of-range", "'" + field + "' must lie between 1900 and 3000."));
			}
			return end;
		}
		catch (DateTimeException ex) {
			throw Problems.invalid(new FieldFault(field, "wrong-type",
					"'" + field + "' is neither a date like 2026-01-31 nor a time like 2026-01-31T09:00:00Z."));
		}
	}

}
