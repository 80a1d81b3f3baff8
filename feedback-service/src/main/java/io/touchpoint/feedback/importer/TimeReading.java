package io.touchpoint.feedback.importer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Reads the times of a file. A day without a time is the first moment of that day. Pure.
 */
final class TimeReading {

	private static final DateTimeFormatter STANDARD = new DateTimeFormatterBuilder().parseCaseInsensitive()
		.append(DateTimeFormatter.ISO_LOCAL_DATE)
		.optionalStart()
		.appendLiteral('T')
		.append(DateTimeFormatter.ISO_LOCAL_TIME)
		.optionalStart()
		.appendOffsetId()
		.toFormatter(Locale.ROOT);

	/**
	 * The first one that reads all samples is suggested; the day stands before the month
	 * where both fit.
	 */
	private static final List<String> SUGGESTED = List.of(Mapping.ISO, "dd/MM/uuuu HH:mm:ss", "dd/MM/uuuu HH:mm",
			"dd/MM/uuuu", "MM/dd/uuuu HH:mm:ss", "MM/dd/uuuu HH:mm", "MM/dd/uuuu hh:mm:ss a", "MM/dd/uuuu hh:mm a",
			"MM/dd/uuuu", "d/M/uuuu H:mm", "d/M/uuuu", "M/d/uuuu H:mm", "M/d/uuuu", "dd.MM.uuuu HH:mm:ss",
			"dd.MM.uuuu HH:mm", "dd.MM.uuuu", "d.M.uuuu H:mm", "d.M.uuuu", "dd.MM.uuuu, HH:mm", "dd.MM.uu HH:mm",
			"dd.MM.uu", "uuuu/MM/dd HH:mm:ss", "uuuu/MM/dd HH:mm", "uuuu/MM/dd", "dd-MM-uuuu HH:mm", "dd-MM-uuuu",
			"d MMM uuuu", "d MMMM uuuu", "uuuuMMdd");

	private final DateTimeFormatter formatter;

	private final boolean standard;

	private TimeReading(DateTimeFormatter formatter, boolean standard) {
		this.formatter = formatter;
		this.standard = standard;
	}

	/** Null if there is no such format. */
	static @Nullable TimeReading of(String format) {
		if (format.equals(Mapping.ISO)) {
			return new TimeReading(STANDARD, true);
		}
		try {
			DateTimeFormatter formatter = new DateTimeFormatterBuilder().parseCaseInsensitive()
				.appendPattern(format)
				.toFormatter(Locale.ENGLISH);
			return new TimeReading(formatter, false);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/** Null if it is no time. */
	@Nullable Instant read(String text, ZoneId zone) {
		try {
			String told = this.standard ? text.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) +", "$1T") : text;
			TemporalAccessor time = this.formatter.parseBest(told, OffsetDateTime::from, ZonedDateTime::from,
					LocalDateTime::from, LocalDate::from);
			Instant instant = switch (time) {
				case OffsetDateTime at -> at.toInstant();
				case ZonedDateTime at -> at.toInstant();
				case LocalDateTime at -> at.atZone(zone).toInstant();
				case LocalDate day -> day.atStartOfDay(zone).toInstant();
				default -> throw new DateTimeException("Neither a day nor a time");
			};
			return instant.truncatedTo(ChronoUnit.MICROS);
		}
		catch (DateTimeException | ArithmeticException ex) {
			return null;
		}
	}

	/** The format that reads all of these; null if none does. */
	static @Nullable String suggest(List<String> samples) {
		return samples.isEmpty() ? null
				: SUGGESTED.stream()
					.filter((format) -> of(format) instanceof TimeReading reading
							&& samples.stream().allMatch((sample) -> reading.read(sample, ZoneId.of("UTC")) != null))
					.findFirst()
					.orElse(null);
	}

}
