package io.touchpoint.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.stereotype.Component;

/**
 * Brings a claimed message to the point where only sending is left: finds the recipient,
 * keeps the rules of one thank-you and of few acknowledgements, and stores the exact
 * words. A message that got there in an earlier try is sent again as it is.
 */
@Component
class Preparation {

	private static final Duration DAY = Duration.ofDays(1);

	private final Recipients recipients;

	private final Composer composer;

	private final MessageRepository messages;

	private final ThankedRepository thanked;

	private final SiteScopedTransaction transaction;

	private final DeliveryProperties properties;

	private final Clock clock;

	Preparation(Recipients recipients, Composer composer, MessageRepository messages, ThankedRepository thanked,
			SiteScopedTransaction transaction, DeliveryProperties properties, Clock clock) {
		this.recipients = recipients;
		this.composer = composer;
		this.messages = messages;
		this.thanked = thanked;
		this.transaction = transaction;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Empty when another worker has taken the message over.
	 */
	Mono<Prepared> prepare(Claimed message) {
		Mail mail = message.mail();
		if (mail != null) {
			return Mono.just(new Prepared.Ready(message, mail));
		}
		return this.recipients.find(message.occasion())
			.map((contact) -> (Found) new Found.Person(contact))
			.defaultIfEmpty(new Found.Nobody(new Outcome.Suppressed(
					"Nobody to tell: the customer left no contact, or it was erased, or must not be used (any more).")))
			.onErrorResume((ex) -> Mono.just(new Found.Nobody(new Outcome.Unreachable(
					"The recipient cannot be asked for at " + message.occasion().source() + ": " + ex.getMessage()))))
			.flatMap((found) -> switch (found) {
				case Found.Person person -> address(message, person.contact());
				case Found.Nobody nobody -> ended(message, nobody.outcome());
			});
	}

	private Mono<Prepared> address(Claimed message, Contact contact) {
		return switch (EmailAddress.parse(contact.email())) {
			case EmailAddress.Invalid invalid -> ended(message, new Outcome.Refused(invalid.reason()));
			case EmailAddress.Valid valid -> this.transaction.run(SiteScope.allSites(),
					hindrance(message, valid).map(Outcome.Suppressed::new)
						.flatMap((outcome) -> ended(message, outcome))
						.switchIfEmpty(Mono.defer(() -> write(message, valid, contact))));
		};
	}

	/** Why the address is left in peace; empty if it is not. */
	private Mono<String> hindrance(Claimed message, EmailAddress.Valid address) {
		Instant now = this.clock.instant();
		MessageKind kind = message.occasion().kind();
		if (kind.rests()) {
			return this.thanked.take(address, message.id(), now, now.minus(this.properties.thankYouRest()))
				.filter((may) -> !may)
				.map((may) -> "This customer was thanked within the last " + this.properties.thankYouRest().toDays()
						+ " days.");
		}
		if (kind == MessageKind.ACKNOWLEDGEMENT) {
			return this.messages.acknowledged(address, now.minus(DAY))
				.filter((count) -> count >= this.properties.acknowledgementsPerDay())
				.map((count) -> "This address got " + count
						+ " acknowledgements within a day; whoever complained has the link from the page.");
		}
		return Mono.empty();
	}

	private Mono<Prepared> write(Claimed message, EmailAddress.Valid address, Contact contact) {
		return this.composer.compose(message.occasion().kind(), message.site(), contact)
			.flatMap((composition) -> switch (composition) {
				case Composition.Words words -> keep(message, message.mail(address.value(), words));
				case Composition.Incomplete incomplete -> ended(message, new Outcome.Deferred(incomplete.reason()));
			});
	}

	private Mono<Prepared> keep(Claimed message, Mail mail) {
		return this.messages.keep(message, mail, this.properties.lease())
			.filter(Boolean::booleanValue)
			.map((held) -> new Prepared.Ready(message, mail));
	}

	private static Mono<Prepared> ended(Claimed message, Outcome outcome) {
		return Mono.just(new Prepared.Ended(message, outcome));
	}

	private sealed interface Found {

		record Person(Contact contact) implements Found {
		}

		record Nobody(Outcome outcome) implements Found {
		}

	}

}
