package io.touchpoint.feedback.visit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.stereotype.Component;

/**
 * Looks what is due of visits: reports that were handed in and not counted, reminders,
 * and visits whose time is over.
 */
@Component
class VisitSweep {

	private static final Logger logger = LoggerFactory.getLogger(VisitSweep.class);

	private final VisitDraftRepository drafts;

	private final HandIn handIn;

	private final OverdueTelling overdue;

	private final FindingTelling telling;

	private final Outbox outbox;

	private final SiteScopedTransaction transaction;

	private final VisitMeters meters;

	private final VisitProperties properties;

	private final Clock clock;

	VisitSweep(VisitDraftRepository drafts, HandIn handIn, OverdueTelling overdue, FindingTelling telling,
			Outbox outbox, SiteScopedTransaction transaction, VisitMeters meters, VisitProperties properties,
			Clock clock) {
		this.drafts = drafts;
		this.handIn = handIn;
		this.overdue = overdue;
		this.telling = telling;
		this.outbox = outbox;
		this.transaction = transaction;
		this.meters = meters;
		this.properties = properties;
		this.clock = clock;
	}

	Mono<Void> sweep() {
		Instant now = this.clock.instant();
		return each(this.drafts.uncounted()).concatMap((visit) -> alone(visit, this.handIn.count(visit)))
			.thenMany(each(this.drafts.toRemind(now, now.plus(this.properties.remindBefore()),
					this.properties.remindBefore())))
			.concatMap((visit) -> alone(visit, remind(visit, now)))
			.thenMany(each(this.drafts.late(now)))
			.concatMap((visit) -> alone(visit, miss(visit, now)))
			.thenMany(each(this.drafts.scoreUntold()))
			.concatMap((visit) -> alone(visit, this.handIn.tellScore(visit)))
			.then(Mono.defer(this.overdue::tellAll))
			.then(Mono.defer(this.telling::tellAll));
	}

	/** What cannot be done for one visit holds back no other. */
	private static Mono<Void> alone(UUID visit, Mono<Void> work) {
		return work.onErrorResume((ex) -> {
			logger.warn("What is due of visit {} could not be done; it is tried again", visit, ex);
			return Mono.empty();
		});
	}

	private Flux<UUID> each(Flux<UUID> visits) {
		return this.transaction.list(SiteScope.allSites(), visits).collectList().flatMapIterable((all) -> all);
	}

	private Mono<Void> remind(UUID id, Instant now) {
		Mono<Void> work = this.drafts.take(id)
			.filter((opened) -> opened.visit().state().isOpen() && opened.handedInAt() == null)
			.flatMap((opened) -> this.drafts.reminded(id, now)
				.filter((changed) -> changed == 1)
				.flatMap((changed) -> this.outbox
					.append(List.of(VisitTold.of(VisitTold.REMINDER, opened.visit(), now)))));
		return this.transaction.run(SiteScope.allSites(), work);
	}

	private Mono<Void> miss(UUID id, Instant now) {
		Mono<SiteVisit> work = this.drafts.take(id)
			.filter((opened) -> opened.visit().state().isOpen() && opened.handedInAt() == null
					&& opened.visit().closesAt().isBefore(now))
			.flatMap((opened) -> this.drafts.missed(id, now).then(Mono.defer(() -> this.drafts.take(id))))
			.map(VisitDraftRepository.Opened::visit);
		return this.transaction.run(SiteScope.allSites(), work).doOnNext(this.meters::ended).then();
	}

}
