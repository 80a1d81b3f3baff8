package io.touchpoint.feedback.customer;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.feedback.invitation.Invitations;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What people change of a customer who is entered. A customer belongs to the operation:
 * whoever does not see all sites of one changes nothing that others stored.
 */
@Component
class CustomerChanges {

	private final RegisterRepository repository;

	private final CustomerQueries queries;

	private final DepartureRepository departures;

	private final ErasureRepository erasure;

	private final Invitations invitations;

	private final SiteScopedTransaction transaction;

	private final Ids ids;

	private final Clock clock;

	CustomerChanges(RegisterRepository repository, CustomerQueries queries, DepartureRepository departures,
			ErasureRepository erasure, Invitations invitations, SiteScopedTransaction transaction, Ids ids,
			Clock clock) {
		this.repository = repository;
		this.queries = queries;
		this.departures = departures;
		this.erasure = erasure;
		this.invitations = invitations;
		this.transaction = transaction;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Corrects a customer.
	 * @param revision which one was corrected
	 * @param scope the sites that who corrects them sees
	 */
	Mono<Customer> correct(UUID id, long revision, Person person, CustomerState state, SiteScope scope) {
		return this.transaction.run(SiteScope.allSites(),
				this.repository.lock(person.locks()).then(Mono.defer(() -> present(id))).flatMap((customer) -> {
					CustomerAccess.requireWhole(scope, customer);
					requireRevision(customer, revision);
					return requireOwnContact(customer, person, scope).then(Mono.defer(() -> {
						Customer corrected = customer.corrected(person, state);
						return this.repository.update(corrected).thenReturn(corrected);
					}));
				}));
	}

	/**
	 * An address is one customer's. Who has it already is another entry of the same
	 * person.
	 */
	private Mono<Void> requireOwnContact(Customer customer, Person person, SiteScope scope) {
		if ((customer.type() == CustomerType.COLLEAGUE) != (person.type() == CustomerType.COLLEAGUE)) {
			return Mono.error(Problems.invalid(new FieldFault("customerType", "kept-apart",
					"Colleagues and customers are kept apart: enter a customer of their own.")));
		}
		String key = person.emailKey();
		if (key == null) {
			return Mono.empty();
		}
		return this.repository.withContact(person.type() == CustomerType.COLLEAGUE, key, null)
			.flatMap((other) -> other.id().equals(customer.id()) ? Mono.empty() : Mono.error(taken(other, scope)));
	}

	private static RuntimeException taken(Customer other, SiteScope scope) {
		return other.isWithin(scope)
				? Problems.of(HttpStatus.CONFLICT, "contact-taken",
						"Another customer has this e-mail address. Are they the same? Then merge them.",
						Map.of("customer", other.id().toString()))
				: Problems.conflict("contact-taken",
						"A customer of another site has this e-mail address; head office can say whether they are the same.");
	}

	/**
	 * Notes that a customer agrees to be written to, or no longer does. A no counts
	 * wherever it is said, be it of an entry that was merged into another one.
	 */
	Mono<Customer> agree(UUID id, @Nullable Consent consent, SiteScope scope) {
		Mono<Customer> present = (consent != null) ? present(id) : standing(id);
		return this.transaction.run(SiteScope.allSites(), present.flatMap((customer) -> {
			if (consent != null) {
				CustomerAccess.requireWhole(scope, customer);
			}
			Customer agreeing = customer.agreeing(consent, this.clock.instant());
			Mono<Void> stopped = (consent == null) ? cancelOpen(id) : Mono.empty();
			return this.repository.update(agreeing).then(stopped).thenReturn(agreeing);
		}));
	}

	/** Puts another entry of the same person into this one. */
	Mono<Void> merge(UUID kept, UUID merged, Caller by) {
		if (kept.equals(merged)) {
			return Mono.error(Problems.invalid(new FieldFault("other", "invalid", "'other' is the same customer.")));
		}
		return this.transaction.run(SiteScope.allSites(),
				inOneOrder(kept, merged).then(present(kept)).flatMap((one) -> present(merged).flatMap((other) -> {
					CustomerAccess.requireWhole(by.sites(), one);
					CustomerAccess.requireWhole(by.sites(), other);
					if ((one.type() == CustomerType.COLLEAGUE) != (other.type() == CustomerType.COLLEAGUE)) {
						return Mono.error(Problems.conflict("kept-apart", "Colleagues and customers are kept apart."));
					}
					Customer together = one.agreeingWith(other);
					return Mono.zip(this.repository.together(kept), stateOf(one, other))
						.flatMap((found) -> this.repository.merge(this.ids.next(), together, found.getT2(),
								found.getT1().own(one.word()), other, by.id(), by.name(), this.clock.instant()))
						.then(this.invitations.restTogether(kept, merged, one.type()))
						.then(together.saidNo() ? cancelOpen(kept) : Mono.<Void>empty());
				})));
	}

	/** Nobody who left after the other entry was last seen has come back by it. */
	private Mono<CustomerState> stateOf(Customer kept, Customer merged) {
		CustomerState seen = kept.stateWith(merged);
		Customer lapsed = (kept.state() == CustomerState.LAPSED) ? kept : merged;
		Instant lastSeenAt = ((lapsed == kept) ? merged : kept).lastSeenAt();
		if (seen == CustomerState.LAPSED || lapsed.state() != CustomerState.LAPSED || lastSeenAt == null) {
			return Mono.just(seen);
		}
		return this.departures.leftOn(lapsed.id())
			.filter((day) -> day.isAfter(lastSeenAt.atOffset(ZoneOffset.UTC).toLocalDate()))
			.map((day) -> CustomerState.LAPSED)
			.defaultIfEmpty(seen);
	}

	/**
	 * Keeps both from others, in one order: whoever merges them the other way round
	 * waits, and is not waited for.
	 */
	private Mono<Void> inOneOrder(UUID one, UUID other) {
		return Flux.just(one, other).sort().concatMap(this::present).then();
	}

	/** Takes a merge back. */
	Mono<Void> undo(UUID kept, UUID merge, SiteScope scope) {
		return this.transaction.run(SiteScope.allSites(), present(kept).flatMap((customer) -> {
			CustomerAccess.requireWhole(scope, customer);
			return this.repository.together(kept)
				.filter((merges) -> merges.holds(merge))
				.switchIfEmpty(Mono.error(() -> Problems.notFound("merge")))
				.flatMap((merges) -> this.repository.undo(merge, kept, merges.own(customer.word()),
						merges.without(merge, customer.word()), this.clock.instant()))
				.flatMap((merged) -> this.invitations.restApart(kept, merged));
		}));
	}

	/** Forgets who it was and what they wrote; what is counted stays. */
	Mono<Void> erase(UUID id, SiteScope scope) {
		return this.transaction.run(SiteScope.allSites(), present(id).flatMap((customer) -> {
			CustomerAccess.requireWhole(scope, customer);
			return forget(id);
		}));
	}

	/**
	 * The same in the caller's transaction, which keeps the customer from others, without
	 * anybody who asks.
	 */
	Mono<Void> forget(UUID id) {
		return cancelOpen(id).then(this.erasure.forget(id))
			.then(this.repository.erase(id, this.clock.instant()))
			.then();
	}

	Mono<Void> cancelOpen(UUID id) {
		return this.repository.family(id).collectList().flatMap(this.invitations::cancelOpen);
	}

	/** The customer, kept from others; a 404 problem if there is none any more. */
	Mono<Customer> present(UUID id) {
		return this.repository.find(id)
			.filter((customer) -> customer.erasedAt() == null)
			.switchIfEmpty(Mono.error(() -> Problems.notFound("customer")));
	}

	/**
	 * The entry that stands for this one, kept from others. While it was waited for it
	 * may have been merged, or parted from this one.
	 */
	private Mono<Customer> standing(UUID id) {
		return this.queries.standing(id)
			.switchIfEmpty(Mono.error(() -> Problems.notFound("customer")))
			.flatMap((seen) -> this.repository.find(seen.id())
				.filterWhen((held) -> this.queries.standing(id).map((now) -> now.id().equals(held.id())))
				.switchIfEmpty(Mono.defer(() -> standing(id))))
			.filter((customer) -> customer.erasedAt() == null)
			.switchIfEmpty(Mono.error(() -> Problems.notFound("customer")));
	}

	private static void requireRevision(Customer customer, long revision) {
		if (customer.revision() != revision) {
			throw Problems.of(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile",
					"Somebody else changed this customer meanwhile; look at it again.",
					Map.of("revision", customer.revision()));
		}
	}

}
