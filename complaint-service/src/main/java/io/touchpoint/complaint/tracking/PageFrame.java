package io.touchpoint.complaint.tracking;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.touchpoint.complaint.site.Site;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * What all public pages share: the language with its words, and the site's times.
 */
record PageFrame(String language, Map<String, String> words, ZoneId zone) {

	static PageFrame of(ServerWebExchange exchange, Texts texts, @Nullable Site site) {
		String wanted = exchange.getRequest().getQueryParams().getFirst("lang");
		String language = Texts.choose(wanted, accepted(exchange.getRequest().getHeaders()),
				(site != null) ? site.languages() : List.of());
		return new PageFrame(language, texts.in(language), (site != null) ? site.zone() : ZoneId.of("UTC"));
	}

	private static List<Locale.LanguageRange> accepted(HttpHeaders headers) {
		try {
			return headers.getAcceptLanguage();
		}
		catch (IllegalArgumentException ex) {
			// A browser that speaks in riddles gets the site's own language.
			return List.of();
		}
	}

	/** Asked by the templates, as {@link #say} is: those see public methods only. */
	public boolean rightToLeft() {
		return this.language.equals("ar");
	}

	public String say(String key, Object... values) {
		String text = this.words.getOrDefault(key, key);
		return (values.length == 0) ? text : new MessageFormat(text, locale()).format(values);
	}

	/** A moment, with its time zone named. */
	String moment(Instant at) {
		return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
			.withLocale(locale())
			.format(at.atZone(this.zone)) + " "
				+ DateTimeFormatter.ofPattern("zzz", locale()).format(at.atZone(this.zone));
	}

	/** The last day on which a deadline can still be met. */
	String lastDay(Instant deadline) {
		return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
			.withLocale(locale())
			.format(deadline.minusNanos(1).atZone(this.zone));
	}

	/**
	 * By when something is done: the day, and the time unless the whole day counts. The
	 * first moment of a day is the end of the one before.
	 */
	String deadline(Instant due) {
		if (due.atZone(this.zone).toLocalTime().equals(LocalTime.MIDNIGHT)) {
			return lastDay(due);
		}
		return lastDay(due) + ", "
				+ DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
					.withLocale(locale())
					.format(due.atZone(this.zone))
				+ " " + DateTimeFormatter.ofPattern("zzz", locale()).format(due.atZone(this.zone));
	}

	private Locale locale() {
		// Plain English would write dates as the United States do.
		return this.language.equals("en") ? Locale.UK : Locale.forLanguageTag(this.language);
	}

	/**
	 * Headers of a page that belongs to one person: nobody keeps it, and no other site
	 * learns its address.
	 */
	static void guard(ServerWebExchange exchange) {
		HttpHeaders headers = exchange.getResponse().getHeaders();
		headers.setCacheControl("no-store");
		headers.set("Referrer-Policy", "no-referrer");
		headers.set("X-Content-Type-Options", "nosniff");
		headers.set("X-Robots-Tag", "noindex, nofollow");
		headers.set("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; "
				+ "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
	}

}
