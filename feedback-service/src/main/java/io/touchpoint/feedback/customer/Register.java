package io.touchpoint.feedback.customer;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.touchpoint.feedback.customertype.TypeBook;
import io.touchpoint.feedback.invitation.AfterVisits;
import io.touchpoint.feedback.invitation.Invitations;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Enters customers and their visits. A customer belongs to the operation, so whoever
 * comes with a known contact is found again at whichever site; who may enter one at a
 * site is decided before. Whoever does not see all sites of a customer adds the own one
 * and changes nothing that others stored; head office does, and so do its files and
 * webhooks. What is read and written is kept together by a lock on the contacts.
 */
@Component
class Register {

	/** What was entered. */
	record VisitEntered(UUID visit, UUID customer, boolean first) {
	}

	/** A customer and whether they were known before. */
	record Known(Customer customer, boolean known) {
	}

	private static final Pattern SITE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

	private final RegisterRepository repository;

	private final Invitations invitations;

	private final Outbox outbox;

	private final SiteScopedTransaction transaction;

	private final CustomerProperties properties;

	private final TypeBook types;

	private final Ids ids;

	private final Clock clock;

	Register(RegisterRepository repository, Invitations invitations, Outbox outbox, SiteScopedTransaction transaction,
			CustomerProperties properties, TypeBook types, Ids ids, Clock clock) {
		this.repository = repository;
		this.invitations = invitations;
		this.outbox = outbox;
		this.transaction = transaction;
		this.properties = properties;
		this.types = types;
		this.ids = ids;
		this.clock = clock;
	}

	/** The site of that code; none if it is not known. */
	Mono<List<Place>> place(@Nullable String site) {
		return (site == null || !SITE.matcher(site).matches()) ? Mono.just(List.of())
				: this.transaction.run(SiteScope.allSites(), this.repository.place(site).flux().collectList());
	}

	/**
	 * Reads a visit and enters it.
	 * @param source who tells of it
	 * @param key by which the same visit is known again
	 * @param scope the sites that the teller sees
	 */
	Mono<VisitEntered> enter(NewVisit given, String source, String key, SiteScope scope) {
		return place(given.site())
			.map((places) -> Visit.read(given, places.stream().findFirst().orElse(null), this.clock.instant()))
			.flatMap((reading) -> switch (reading) {
				case Visit.Reading.Fit fit -> this.transaction.run(SiteScope.allSites(),
						entering(fit.visit(), source, key, Visit.digest(given), scope, this.invitations.afterVisits()));
				case Visit.Reading.Unfit unfit -> Mono.error(Problems.invalid(unfit.faults()));
			});
	}

	/** In the caller's transaction, which must see every site. */
	private Mono<VisitEntered> entering(Visit visit, String source, String key, byte[] digest, SiteScope scope,
			Mono<AfterVisits> rules) {
		Mono<VisitEntered> fresh = Mono.defer(() -> enterFresh(visit, source, key, digest, scope, rules));
		return this.repository.lock(locks(visit, key))
			.then(this.repository.visit(key))
			.map((stored) -> known(stored, digest))
			.switchIfEmpty(fresh);
	}

	private static VisitEntered known(RegisterRepository.Stored stored, byte[] digest) {
		if (!Arrays.equals(stored.digest(), digest)) {
			throw Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused",
					"The Idempotency-Key was used for another visit; take a new one.");
		}
		return new VisitEntered(stored.visit(), stored.customer(), stored.first());
	}

	private static List<String> locks(Visit visit, String key) {
		List<String> locks = new ArrayList<>(visit.person().locks());
		locks.add("visit " + key);
		return locks;
	}

	private Mono<VisitEntered> enterFresh(Visit visit, String source, String key, byte[] digest, SiteScope scope,
			Mono<AfterVisits> rules) {
		Instant now = this.clock.instant();
		UUID id = this.ids.next();
		return entered(visit.person(), visit.referredBy(), CustomerState.NEW, scope, now).flatMap((known) -> {
			boolean first = known.customer().visits() == 0;
			Customer after = known.customer().visited(visit.visitedAt(), visit.referredBy() != null);
			return save(after, known.known())
				.then(this.repository.insert(id, visit, after, source, key, digest, first, now))
				.then(afterVisit(after, visit, first, now, rules))
				.thenReturn(new VisitEntered(id, after.id(), first));
		});
	}

	private Mono<Void> save(Customer customer, boolean known) {
		return known ? this.repository.update(customer) : this.repository.insert(customer);
	}

	/**
	 * A visit of long ago leads to no mail. The event last: nothing but the commit comes
	 * after it.
	 */
	private Mono<Void> afterVisit(Customer customer, Visit visit, boolean first, Instant now, Mono<AfterVisits> rules) {
		String site = visit.person().site();
		Mono<Void> invited = this.properties.isFresh(visit.visitedAt(), now)
				? rules.flatMap((held) -> held.invite(customer.id(), site, first)) : Mono.empty();
		List<NewEvent> events = first ? List.of(FirstVisit.of(customer, site, visit.visitedAt())) : List.of();
		return invited.then(this.outbox.append(events));
	}

	/**
	 * The customer with what was told; found again by contact, or a new one. Not stored
	 * yet.
	 */
	private Mono<Known> entered(Person person, @Nullable String referrer, CustomerState state, SiteScope scope,
			Instant now) {
		boolean internal = person.type() == CustomerType.COLLEAGUE;
		Mono<List<UUID>> sentBy = (referrer == null) ? Mono.just(List.of())
				: this.repository.named(internal, referrer).flux().collectList();
		Mono<Customer> same = (person.email() == null && person.phone() == null) ? Mono.empty()
				: this.repository.holdWithContact(internal, person.emailKey(), person.phone());
		return sentBy.flatMap((named) -> {
			UUID sender = named.stream().findFirst().orElse(null);
			return same
				.map((customer) -> new Known(customer.isWithin(scope) ? customer.told(person, sender)
						: customer.metAt(person.site(), sender), true))
				.switchIfEmpty(Mono.fromSupplier(
						() -> new Known(Customer.entered(this.ids.next(), person, state, sender, now), false)));
		});
	}

	/**
	 * Enters a customer by hand. Whoever is known already is found and not entered twice.
	 * @param scope the sites that who enters them sees
	 */
	Mono<Known> enter(Person person, CustomerState state, @Nullable String referredBy, SiteScope scope) {
		Instant now = this.clock.instant();
		return this.transaction.run(SiteScope.allSites(),
				this.repository.lock(person.locks())
					.then(Mono.defer(() -> entered(person, referredBy, state, scope, now)))
					.flatMap((known) -> save(known.customer(), known.known()).thenReturn(known)));
	}

	/**
	 * The rules by which customers of a batch of visits are invited, read once and when
	 * they are first needed.
	 */
	Mono<AfterVisits> rules() {
		return this.invitations.afterVisits().cache();
	}

	/**
	 * Enters the next row of a file that waits.
	 * @param rules by which customers are invited
	 * @return whether there was one
	 */
	Mono<Boolean> enterNext(Function<String, NewVisit> read, Mono<AfterVisits> rules) {
		Instant now = this.clock.instant();
		return this.transaction
			.run(SiteScope.allSites(),
					this.repository.nextArrival(now)
						.flatMap((arrival) -> entering(arrival, read.apply(arrival.visit()), rules).thenReturn(true)))
			.defaultIfEmpty(false);
	}

	private Mono<Void> entering(RegisterRepository.Arrival arrival, NewVisit given, Mono<AfterVisits> rules) {
		return this.repository.arrived(arrival.key())
			.then(this.repository.place(String.valueOf(given.site())))
			.map((place) -> Visit.read(given, place, this.clock.instant()))
			.flatMap((reading) -> switch (reading) {
				case Visit.Reading.Fit fit ->
					entering(fit.visit(), "import", arrival.key(), Visit.digest(given), SiteScope.allSites(), rules)
						.then();
				// It was checked when it came; a site that is gone meanwhile has no
				// customers
				case Visit.Reading.Unfit unfit -> Mono.<Void>empty();
			});
	}

	/** Customers whose horizon has passed have lapsed; then all are counted. */
	Mono<Long> lookRound() {
		Instant now = this.clock.instant();
		return this.types.current().flatMapIterable(Map::values).concatMap((rules) -> {
			Instant before = rules.lapsedBefore(now);
			return (before == null) ? Mono.just(0L)
					: this.transaction.run(SiteScope.allSites(), this.repository.lapse(rules.customerType(), before));
		})
			.reduce(0L, Long::sum)
			.flatMap((lapsed) -> this.transaction.run(SiteScope.allSites(), this.repository.count(now))
				.thenReturn(lapsed));
	}

}
