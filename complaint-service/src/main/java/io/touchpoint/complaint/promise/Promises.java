package io.touchpoint.complaint.promise;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.IntakeKey;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.complaint.casework.WorkingDaysAhead;
import io.touchpoint.complaint.promise.PromiseDecision.Accepted;
import io.touchpoint.complaint.promise.PromiseDecision.Rejected;
import io.touchpoint.complaint.promise.PromiseDecision.Step;
import io.touchpoint.complaint.promise.PromiseRepository.Place;
import io.touchpoint.complaint.recovery.RecoveryTasks;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Carries out what promises decide: their rows, the timeline of their case, the recovery
 * of a broken one and the events in one commit. Whoever changes a promise holds its case,
 * so that it is not closed at the same moment.
 */
@Component
class Promises {

	private static final Logger logger = LoggerFactory.getLogger(Promises.class);

	private final PromiseRepository promises;

	private final Casework casework;

	private final RecoveryTasks recoveries;

	private final Sites sites;

	private final Deadlines.Calendar calendar;

	private final SiteScopedTransaction transaction;

	private final Outbox outbox;

	private final PromiseMeters meters;

	private final PromiseSettings settings;

	private final Ids ids;

	private final Clock clock;

	Promises(PromiseRepository promises, Casework casework, RecoveryTasks recoveries, Sites sites,
			Deadlines.Calendar calendar, SiteScopedTransaction transaction, Outbox outbox, PromiseMeters meters,
			PromiseSettings settings, Ids ids, Clock clock) {
		this.promises = promises;
		this.casework = casework;
		this.recoveries = recoveries;
		this.sites = sites;
		this.calendar = calendar;
		this.transaction = transaction;
		this.outbox = outbox;
		this.meters = meters;
		this.settings = settings;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Writes a promise down, once per key; its id.
	 */
	Mono<UUID> make(SiteScope scope, UUID complaint, NewPromise wanted, Person by, @Nullable IntakeKey key) {
		return this.casework.holding(scope, complaint, (held) -> again(key).switchIfEmpty(Mono.defer(() -> {
			Instant now = this.clock.instant();
			return terms(held, PlainText.of(wanted.text()), PlainText.orNull(wanted.to()), wanted.due(), now)
				.map((terms) -> Promise.make(this.ids.next(), held, terms, by, now))
				.flatMap((decision) -> keep(scope, held, decision, key))
				.map((yes) -> yes.promise().id());
		})));
	}

	Mono<Accepted> keep(SiteScope scope, UUID complaint, UUID id, @Nullable Long expected, String proof, Actor by) {
		return change(scope, complaint, id, expected, (promise, now) -> promise.keep(proof, by, now));
	}

	Mono<Accepted> giveUp(SiteScope scope, UUID complaint, UUID id, @Nullable Long expected, String reason, Actor by) {
		return change(scope, complaint, id, expected, (promise, now) -> promise.giveUp(reason, by, now));
	}

	Mono<Accepted> renegotiate(SiteScope scope, UUID complaint, UUID id, @Nullable Long expected, Renegotiation wanted,
			Person by) {
		return this.casework.holding(scope, complaint, (held) -> take(complaint, id, expected).flatMap((promise) -> {
			Instant now = this.clock.instant();
			String text = PlainText.orNull(wanted.text());
			return terms(held, (text != null) ? text : promise.terms().text(), promise.terms().to(), wanted.due(), now)
				.map((terms) -> promise.renegotiate(this.ids.next(), terms, wanted.agreed(), by, now))
				.flatMap((decision) -> keep(scope, held, decision, null));
		}));
	}

	/**
	 * Reminds of what is due soon and breaks what is overdue; one that fails waits for a
	 * later sweep and keeps nobody else up. Two sweeps at a time take turns at each
	 * promise, and the second one finds nothing to do.
	 */
	Mono<Void> sweep() {
		Instant now = this.clock.instant();
		int most = this.settings.sweepBatch();
		return each(this.promises.overdue(now, most), Promise::overdue)
			.then(Mono.defer(() -> each(this.promises.dueSoon(now, most), Promise::dueSoon)));
	}

	private Mono<Void> each(Flux<Place> found, BiFunction<Promise, Instant, PromiseDecision> wish) {
		return this.transaction.list(SiteScope.allSites(), found)
			.collectList()
			.flatMapIterable((places) -> places)
			.concatMap((place) -> change(SiteScope.of(place.site()), place.complaint(), place.id(), null, wish)
				.onErrorResume((ex) -> later(place, ex)))
			.then();
	}

	private static Mono<Accepted> later(Place place, Throwable why) {
		logger.warn("The promise {} could not be looked at yet: {}", place.id(), why.toString());
		return Mono.empty();
	}

	private Mono<Accepted> change(SiteScope scope, UUID complaint, UUID id, @Nullable Long expected,
			BiFunction<Promise, Instant, PromiseDecision> wish) {
		return this.casework.holding(scope, complaint,
				(held) -> take(complaint, id, expected).map((promise) -> wish.apply(promise, this.clock.instant()))
					.flatMap((decision) -> keep(scope, held, decision, null)));
	}

	private Mono<Promise> take(UUID complaint, UUID id, @Nullable Long expected) {
		return this.promises.take(complaint, id)
			.switchIfEmpty(Mono.error(() -> Problems.notFound("promise")))
			.flatMap((promise) -> (expected == null || expected == promise.revision()) ? Mono.just(promise)
					: Mono.error(new StalePromise()));
	}

	private Mono<UUID> again(@Nullable IntakeKey key) {
		return (key != null) ? this.promises.made(key) : Mono.empty();
	}

	private Mono<Terms> terms(Complaint complaint, String text, @Nullable String to, Due due, Instant now) {
		return this.sites.here(complaint.site()).map((site) -> {
			Deadlines deadlines = this.calendar.at(site);
			Instant dueAt = due.moment(now, site.zone(), deadlines);
			return new Terms(text, to, dueAt, WorkingDaysAhead.remindAt(now, dueAt, this.settings.remind(), deadlines));
		});
	}

	private Mono<Accepted> keep(SiteScope scope, Complaint complaint, PromiseDecision decision,
			@Nullable IntakeKey key) {
		return switch (decision) {
			case Rejected no -> Mono.error(PromiseRejections.problem(no));
			case Accepted yes -> Flux.fromIterable(yes.steps())
				.concatMap((step) -> keep(step, key))
				.then(Mono.defer(() -> this.casework.write(complaint, PromiseEntries.of(yes))))
				.then(Mono.defer(() -> recover(scope, complaint, yes)))
				.then(Mono.defer(() -> this.outbox
					.append(yes.steps().stream().map((step) -> PromiseSnapshot.tell(step, complaint)).toList())))
				.thenReturn(yes)
				.doOnNext((done) -> this.meters.count(done.steps()));
		};
	}

	private Mono<Void> keep(Step step, @Nullable IntakeKey key) {
		return switch (step.event()) {
			case PromiseEvent.Made made -> this.promises.add(step.after(), key);
			case PromiseEvent.DueSoon soon -> this.promises.save(step.after());
			case PromiseEvent.WasKept kept -> this.promises.save(step.after());
			case PromiseEvent.Broken broken -> this.promises.save(step.after());
			case PromiseEvent.Renegotiated renegotiated -> this.promises.save(step.after());
		};
	}

	private Mono<Void> recover(SiteScope scope, Complaint complaint, Accepted yes) {
		boolean broken = yes.steps().stream().anyMatch((step) -> step.event() instanceof PromiseEvent.Broken);
		return broken ? this.recoveries.open(scope, complaint, yes.promise().id()) : Mono.empty();
	}

	/** Somebody else changed the promise in the meantime. */
	static final class StalePromise extends RuntimeException {

		private static final long serialVersionUID = 1L;

		StalePromise() {
			super("The promise has another revision", null, false, false);
		}

	}

}
