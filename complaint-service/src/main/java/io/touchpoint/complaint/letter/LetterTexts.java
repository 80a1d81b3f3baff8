package io.touchpoint.complaint.letter;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.core.io.ClassPathResource;

/**
 * The few words of a letter that nobody types, and its dates, in the customer's language;
 * in English where we do not speak it.
 */
final class LetterTexts {

	private static final List<String> LANGUAGES = List.of("en", "es", "ar");

	private static final Map<String, Properties> TEXTS = LANGUAGES.stream()
		.collect(Collectors.toUnmodifiableMap(Function.identity(), LetterTexts::read));

	private final Locale locale;

	private final Properties texts;

	private LetterTexts(Locale locale, Properties texts) {
		this.locale = locale;
		this.texts = texts;
	}

	static LetterTexts in(String tag) {
		Locale spoken = Locale.forLanguageTag(tag);
		Properties known = TEXTS.get(spoken.getLanguage());
		boolean english = known == null || spoken.getLanguage().equals("en");
		// Plain English would write dates as the United States do.
		return new LetterTexts(english ? Locale.UK : spoken,
				Objects.requireNonNull(TEXTS.get(english ? "en" : spoken.getLanguage())));
	}

	boolean rightToLeft() {
		return RightToLeft.is(this.locale.toLanguageTag());
	}

	String say(String key) {
		return Objects.requireNonNull(this.texts.getProperty(key), key);
	}

	String day(Instant at, ZoneId zone) {
		return day(LocalDate.ofInstant(at, zone));
	}

	String day(LocalDate day) {
		return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(this.locale).format(day);
	}

	/** How often, such as once in ten working days. */
	String everyWorkingDays(int days) {
		return say("plan.every").replace("{days}", NumberFormat.getIntegerInstance(this.locale).format(days));
	}

	/**
	 * By when something is done: the day, and the time unless the whole day counts. The
	 * first moment of a day is the end of the one before.
	 */
	String deadline(Instant due, ZoneId zone) {
		String day = day(due.minusNanos(1), zone);
		return due.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT) ? day : day + (rightToLeft() ? "، " : ", ")
				+ DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(this.locale).format(due.atZone(zone));
	}

	private static Properties read(String language) {
		Properties properties = new Properties();
		try (InputStreamReader reader = new InputStreamReader(
				new ClassPathResource("letter/letter_" + language + ".properties").getInputStream(),
				StandardCharsets.UTF_8)) {
			properties.load(reader);
			return properties;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
