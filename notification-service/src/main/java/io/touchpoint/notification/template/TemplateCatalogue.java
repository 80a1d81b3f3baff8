package io.touchpoint.notification.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.touchpoint.notification.delivery.MessageKind;

import org.springframework.core.io.ClassPathResource;

/**
 * The templates that come with the service. Not one of them is taken with a fault: the
 * service then refuses to start and says why.
 */
final class TemplateCatalogue {

	static final List<String> LANGUAGES = List.of("en", "es", "ar");

	private static final String FALLBACK = "en";

	private final Map<MessageKind, Map<String, MailTemplate>> templates;

	/**
	 * Takes the templates of each kind from where they are kept.
	 */
	TemplateCatalogue(TemplateCheck check, Function<MessageKind, Collection<MailTemplate>> kept) {
		this.templates = new EnumMap<>(MessageKind.class);
		for (MessageKind kind : MessageKind.values()) {
			this.templates.put(kind, checked(check, kept.apply(kind)));
		}
	}

	static TemplateCatalogue supplied(TemplateCheck check) {
		return new TemplateCatalogue(check, TemplateCatalogue::read);
	}

	/**
	 * The template in the first of the languages that it exists in, else in English.
	 * @param wanted language tags, the best one first
	 */
	MailTemplate find(MessageKind kind, List<String> wanted) {
		Map<String, MailTemplate> inLanguages = Objects.requireNonNull(this.templates.get(kind));
		String language = wanted.stream()
			.map((tag) -> Locale.forLanguageTag(tag).getLanguage())
			.filter(inLanguages::containsKey)
			.findFirst()
			.orElse(FALLBACK);
		return Objects.requireNonNull(inLanguages.get(language));
	}

	private static Map<String, MailTemplate> checked(TemplateCheck check, Collection<MailTemplate> templates) {
		templates.forEach((template) -> refuse(template, check.faults(template)));
		Map<String, MailTemplate> byLanguage = templates.stream()
			.collect(Collectors.toUnmodifiableMap(MailTemplate::language, (template) -> template));
		if (!byLanguage.containsKey(FALLBACK)) {
			throw new IllegalArgumentException("A mail has no template in its fallback language '" + FALLBACK + "'.");
		}
		return byLanguage;
	}

	private static void refuse(MailTemplate template, List<String> faults) {
		if (!faults.isEmpty()) {
			throw new IllegalArgumentException(
					"The mail template " + template.name() + " is refused. " + String.join(" ", faults));
		}
	}

	private static Collection<MailTemplate> read(MessageKind kind) {
		String folder = "mail/" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "/";
		return LANGUAGES.stream()
			.map((language) -> MailTemplate.of(folder + language, language, text(folder + language + ".txt"),
					text(folder + language + ".html")))
			.toList();
	}

	private static String text(String path) {
		try {
			return new ClassPathResource(path, TemplateCatalogue.class.getClassLoader())
				.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
