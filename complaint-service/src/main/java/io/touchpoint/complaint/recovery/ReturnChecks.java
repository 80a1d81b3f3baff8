package io.touchpoint.complaint.recovery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.WorkingDaysAhead;
import io.touchpoint.complaint.recovery.ReturnCheckRepository.Due;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Asks sites whether customers came back, and takes what they found out. Whoever does
 * either holds the case, so that it is not opened again at the same moment.
 */
@Component
class ReturnChecks {

	private static final Logger logger = LoggerFactory.getLogger(ReturnChecks.class);

	private final ReturnCheckRepository checks;

	private final Casework casework;

	private final Sites sites;

	private final Deadlines.Calendar calendar;

	private final SiteScopedTransaction transaction;

	private final ReturnCheckSettings settings;

	private final Ids ids;

	private final Clock clock;

	ReturnChecks(ReturnCheckRepository checks, Casework casework, Sites sites, Deadlines.Calendar calendar,
			SiteScopedTransaction transaction, ReturnCheckSettings settings, Ids ids, Clock clock) {
		this.checks = checks;
		this.casework = casework;
		this.sites = sites;
		this.calendar = calendar;
		this.transaction = transaction;
		this.settings = settings;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Makes what is due, each once; one that fails waits for a later sweep and keeps
	 * nobody else up. Two sweeps at a time take turns at each case, and the second one
	 * finds nothing to do.
	 */
	Mono<Void> sweep() {
		return Flux.fromIterable(this.settings.after()).concatMap(this::sweep).then();
	}

	private Mono<Void> sweep(int days) {
		Instant until = this.clock.instant().minus(Duration.ofDays(days));
		return this.transaction
			.list(SiteScope.allSites(),
					this.checks.due(days, until.minus(this.settings.late()), until, this.settings.sweepBatch()))
			.collectList()
			.flatMapIterable((due) -> due)
			.concatMap((due) -> make(due, days).onErrorResume((ex) -> later(due, ex)))
			.then();
	}

	private static Mono<Void> later(Due due, Throwable why) {
		logger.warn("The return check of the case {} could not be made yet: {}", due.complaint(), why.toString());
		return Mono.empty();
	}

	private Mono<Void> make(Due due, int days) {
		return this.casework.holding(SiteScope.of(due.site()), due.complaint(),
				(held) -> due.resolvedAt().equals(Ratings.resolution(held)) ? make(held, due, days)
						: Mono.<Void>empty());
	}

	private Mono<Void> make(Complaint complaint, Due due, int days) {
		Instant now = this.clock.instant();
		return this.sites.here(complaint.site())
			.map((site) -> WorkingDaysAhead.end(now, this.settings.answerWithin(), this.calendar.at(site)))
			.map((dueAt) -> ReturnCheck.make(this.ids.next(), complaint, due.resolvedAt(), days, dueAt, now))
			.flatMap((check) -> this.checks.add(check).filter((fresh) -> fresh).map((fresh) -> check))
			.flatMap((check) -> this.casework.write(complaint, List.of(Entry.by(Actor.CLOCK, now, Entry.Kind.RETURN_DUE,
					null, String.valueOf(days), check.dueAt().toString(), false))));
	}

	/**
	 * Takes what the site found out; later it may know better.
	 * @param expected the revision that the caller saw
	 */
	Mono<ReturnCheck> answer(SiteScope scope, UUID complaint, UUID id, long expected, ReturnAnswer answer) {
		return this.casework.holding(scope, complaint, (held) -> this.checks.take(complaint, id)
			.switchIfEmpty(Mono.error(() -> Problems.notFound("return check")))
			.flatMap((check) -> (expected == check.revision()) ? Mono.just(check) : Mono.error(new StaleCheck()))
			.mapNotNull((check) -> check.answered(answer))
			.switchIfEmpty(Mono.error(() -> Problems.conflict("check-cancelled",
					"The case was opened again; the next resolution has a check of its own.")))
			.flatMap((check) -> this.checks.save(check, answer)
				.then(Mono.defer(() -> this.casework.write(held, List.of(line(check, answer)))))
				.thenReturn(check)));
	}

	private static Entry line(ReturnCheck check, ReturnAnswer answer) {
		return Entry.by(Actor.of(answer.by()), answer.at(), Entry.Kind.RETURN_TOLD, answer.note(),
				String.valueOf(check.afterDays()), answer.returned().name(), false);
	}

	/** Somebody else answered in the meantime, or nobody wants to know any more. */
	static final class StaleCheck extends RuntimeException {

		private static final long serialVersionUID = 1L;

		StaleCheck() {
			super("The return check has another revision", null, false, false);
		}

	}

}
