package io.touchpoint.feedback.site;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * From when until when responses occurred, both ends included where they are days: those
 * are each site's own.
 *
 * @param from occurred at this time or day, or later; null: since ever
 * @param to occurred before this time, or on this day or earlier; null: until now
 */
public record Period(@Nullable Bound from, @Nullable Bound to) {

	/**
	 * No time zone is further from UTC; lets days use the index before they are exact.
	 */
	private static final Duration WIDEST_OFFSET = Duration.ofHours(14);

	private static final String LOCAL_DAY = " AND (occurred_at AT TIME ZONE "
			+ "(SELECT time_zone FROM site WHERE code = response.site))::date";

	/**
	 * Reads the parameters {@code from} and {@code to}, each a day such as 2026-01-31 or
	 * a time such as 2026-01-31T09:30:00Z; a 400 problem that names which is neither.
	 */
	public static Period parse(@Nullable String from, @Nullable String to) {
		return new Period(Bound.parse("from", from), Bound.parse("to", to));
	}

	/** Adds the conditions to a query of {@code response}, and what they need. */
	public void narrow(StringBuilder sql, Map<String, Object> values) {
		switch (this.from) {
			case null -> {
			}
			case Bound.At at -> narrow(sql, values, " AND occurred_at >= :from", "from", utc(at.time()));
			case Bound.Day day -> {
				narrow(sql, values, " AND occurred_at >= :from", "from",
						day.date().atStartOfDay(ZoneOffset.UTC).minus(WIDEST_OFFSET).toOffsetDateTime());
				narrow(sql, values, LOCAL_DAY + " >= :fromDay", "fromDay", day.date());
			}
		}
		switch (this.to) {
			case null -> {
			}
			case Bound.At at -> narrow(sql, values, " AND occurred_at < :to", "to", utc(at.time()));
			case Bound.Day day -> {
				narrow(sql, values, " AND occurred_at < :to", "to",
						day.date().plusDays(1).atStartOfDay(ZoneOffset.UTC).plus(WIDEST_OFFSET).toOffsetDateTime());
				narrow(sql, values, LOCAL_DAY + " <= :toDay", "toDay", day.date());
			}
		}
	}

	private static void narrow(StringBuilder sql, Map<String, Object> values, String condition, String name,
			Object value) {
		sql.append(condition);
		values.put(name, value);
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
