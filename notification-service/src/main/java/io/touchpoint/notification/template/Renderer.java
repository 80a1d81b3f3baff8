package io.touchpoint.notification.template;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/**
 * Fills a template with facts.
 */
final class Renderer {

	private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur");

	/**
	 * A filled template.
	 */
	record Rendered(String subject, String text, String html) {
	}

	private final TemplateEngine engine;

	Renderer() {
		SpringTemplateEngine spring = new SpringTemplateEngine();
		ClassLoaderTemplateResolver shared = new ClassLoaderTemplateResolver(Renderer.class.getClassLoader());
		shared.setResolvablePatterns(Set.of("mail/*"));
		shared.setSuffix(".html");
		shared.setTemplateMode(TemplateMode.HTML);
		shared.setCharacterEncoding("UTF-8");
		shared.setOrder(1);
		StringTemplateResolver sources = new StringTemplateResolver();
		sources.setCacheable(true);
		sources.setOrder(2);
		spring.addTemplateResolver(shared);
		spring.addTemplateResolver(sources);
		this.engine = spring;
	}

	Rendered render(MailTemplate template, MailFacts facts) {
		Context context = new Context(Locale.forLanguageTag(template.language()));
		context.setVariable("site", facts.site());
		context.setVariable("name", facts.name());
		context.setVariable("reference", facts.reference());
		context.setVariable("trackingUrl", facts.trackingUrl());
		context.setVariable("facts", facts.facts());
		context.setVariable("addressLines", lines(facts.site().address()));
		context.setVariable("language", template.language());
		context.setVariable("direction", RIGHT_TO_LEFT.contains(template.language()) ? "rtl" : "ltr");
		return new Rendered(plain(template.subject(), context).strip(), plain(template.text(), context),
				this.engine.process(new TemplateSpec(template.html(), TemplateMode.HTML), context));
	}

	private String plain(String source, Context context) {
		return this.engine.process(new TemplateSpec(source, TemplateMode.TEXT), context);
	}

	private static List<String> lines(@Nullable String address) {
		return (address == null) ? List.of() : address.lines().map(String::strip).toList();
	}

}
