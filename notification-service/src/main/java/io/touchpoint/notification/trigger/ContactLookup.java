package io.touchpoint.notification.trigger;

import java.util.Map;

import reactor.core.publisher.Mono;

import io.touchpoint.notification.delivery.Contact;
import io.touchpoint.notification.delivery.Occasion;
import io.touchpoint.notification.delivery.Recipients;
import io.touchpoint.notification.site.Site;
import io.touchpoint.notification.site.Sites;
import io.touchpoint.starter.security.InternalClient;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Finds the address of a message where its rule says that it is known.
 */
@Component
class ContactLookup implements Recipients {

	private final AddressBook addresses;

	private final InternalClient client;

	private final Sites sites;

	private final SiteScopedTransaction transaction;

	private final TriggerProperties properties;

	ContactLookup(AddressBook addresses, InternalClient client, Sites sites, SiteScopedTransaction transaction,
			TriggerProperties properties) {
		this.addresses = addresses;
		this.client = client;
		this.sites = sites;
		this.transaction = transaction;
		this.properties = properties;
	}

	@Override
	public Mono<Contact> find(Occasion occasion) {
		return Mono.fromSupplier(() -> this.addresses.of(occasion.kind())).flatMap((addressee) -> switch (addressee) {
			case Addressee.Person person -> ask(person, occasion);
			case Addressee.TheSite theSite -> contactOf(occasion.site());
		});
	}

	private Mono<Contact> ask(Addressee.Person person, Occasion occasion) {
		return this.client.to(person.service())
			.get()
			.uri(person.path(),
					Map.of("about", occasion.about(), "recipient", occasion.recipient(), "site", occasion.site()))
			.exchangeToMono(ContactLookup::read)
			.timeout(this.properties.lookupTimeout())
			.filter(ContactAnswer::hasAddress)
			.map(ContactAnswer::contact);
	}

	/**
	 * A site that has no address yet may get one: that is not the same as nobody.
	 */
	private Mono<Contact> contactOf(String site) {
		return this.transaction.run(SiteScope.allSites(), this.sites.find(site))
			.mapNotNull(Site::email)
			.switchIfEmpty(
					Mono.error(() -> new IllegalStateException("The site '" + site + "' has no e-mail address yet")))
			.map((email) -> new Contact(email, null, null, null, null, null, Map.of()));
	}

	private static Mono<ContactAnswer> read(ClientResponse response) {
		if (response.statusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
			return response.releaseBody().then(Mono.empty());
		}
		if (!response.statusCode().is2xxSuccessful()) {
			return response.createError();
		}
		return response.bodyToMono(ContactAnswer.class);
	}

}
