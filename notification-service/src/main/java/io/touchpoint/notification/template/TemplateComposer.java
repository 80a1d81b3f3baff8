package io.touchpoint.notification.template;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.notification.delivery.Composer;
import io.touchpoint.notification.delivery.Composition;
import io.touchpoint.notification.delivery.Contact;
import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.notification.site.Site;
import io.touchpoint.notification.site.Sites;

import org.springframework.stereotype.Component;

/**
 * Writes mails from templates, in the customer's language where there is one.
 */
@Component
class TemplateComposer implements Composer {

	/**
	 * The last segment of the tracking address is the secret: who has it acts as the
	 * customer.
	 */
	private static final Pattern TRACKING = Pattern.compile("https?://[^\\s<>\"]+/([A-Za-z0-9_-]{16,})");

	/** The fact that says where such mail is stopped. */
	private static final String STOP = "stopUrl";

	private final Sites sites;

	private final Renderer renderer;

	private final TemplateCatalogue catalogue;

	TemplateComposer(Sites sites) {
		this.sites = sites;
		this.renderer = new Renderer();
		this.catalogue = TemplateCatalogue.supplied(new TemplateCheck(this.renderer));
	}

	@Override
	public Mono<Composition> compose(MessageKind kind, String site, Contact contact) {
		return this.sites.find(site)
			.map((known) -> compose(kind, known, contact))
			.defaultIfEmpty(new Composition.Incomplete("The site '" + site + "' is not known here yet."));
	}

	private Composition compose(MessageKind kind, Site site, Contact contact) {
		if (!site.hasContact()) {
			return new Composition.Incomplete("The site '" + site.code()
					+ "' has no contact block; every mail carries one. Enter its e-mail or phone.");
		}
		Matcher tracking = TRACKING.matcher(String.valueOf(contact.trackingUrl()));
		if ((kind.needsTracking() && !tracking.matches()) || (kind.needsReference() && contact.reference() == null)) {
			return new Composition.Incomplete("The reference or tracking address is missing.");
		}
		MailTemplate template = this.catalogue.find(kind, languages(contact.language(), site));
		Renderer.Rendered mail = this.renderer.render(template, new MailFacts(site, PersonName.of(contact.name()),
				contact.reference(), contact.trackingUrl(), contact.facts()));
		return new Composition.Words(site.name(), (contact.replyTo() != null) ? contact.replyTo() : site.email(),
				template.language(), mail.subject(), mail.text(), mail.html(),
				tracking.matches() ? tracking.group(1) : null, contact.facts().get(STOP));
	}

	private static List<String> languages(@Nullable String customers, Site site) {
		return Stream.concat(Stream.ofNullable(customers), site.languages().stream()).toList();
	}

}
