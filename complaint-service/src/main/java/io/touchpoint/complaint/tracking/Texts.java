package io.touchpoint.complaint.tracking;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The words of the public pages, by language.
 */
@Component
class Texts {

	/** The languages that the pages speak; the first one when nothing else fits. */
	static final List<String> LANGUAGES = List.of("en", "es", "ar");

	private final Map<String, Map<String, String>> byLanguage;

	Texts() {
		this.byLanguage = LANGUAGES.stream().collect(Collectors.toUnmodifiableMap((code) -> code, Texts::load));
	}

	Map<String, String> in(String language) {
		return Objects.requireNonNull(this.byLanguage.get(language), language);
	}

	/** The languages with what they call themselves. */
	List<Language> named(List<String> codes) {
		return codes.stream().map((code) -> new Language(code, in(code).getOrDefault("language.name", code))).toList();
	}

	/**
	 * The wanted language if the pages speak it, else the first that the browser accepts,
	 * else the first of the site's.
	 */
	static String choose(@Nullable String wanted, List<Locale.LanguageRange> accepted, List<String> ofSite) {
		if (wanted != null && LANGUAGES.contains(wanted)) {
			return wanted;
		}
		List<String> spoken = ofSite.stream().filter(LANGUAGES::contains).toList();
		List<String> offered = spoken.isEmpty() ? LANGUAGES : spoken;
		String match = Locale.lookupTag(accepted, offered);
		return (match != null) ? match : offered.getFirst();
	}

	private static Map<String, String> load(String language) {
		Properties properties = new Properties();
		try (InputStreamReader reader = new InputStreamReader(
				new ClassPathResource("messages/public_" + language + ".properties").getInputStream(),
				StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return properties.stringPropertyNames()
			.stream()
			.collect(Collectors.toUnmodifiableMap((key) -> key, properties::getProperty));
	}

	/** A language to choose. */
	record Language(String code, String name) {
	}

}
