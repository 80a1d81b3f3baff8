package io.touchpoint.complaint.erasure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.AnswerLinks;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Merge;
import io.touchpoint.complaint.erasure.ErasureRepository.Due;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Cuts people out of ended cases, and again what is written there afterwards, and tells
 * it, because other services keep words of theirs too; one that fails waits for a later
 * sweep and keeps no other one up. Whoever does it holds the case, so that it is not
 * opened again at the same moment.
 */
@Component
class Erasure {

	private static final Logger logger = LoggerFactory.getLogger(Erasure.class);

	/** How long a mail to a case that was cut waits to be read. */
	private static final Duration UNREAD = Duration.ofDays(30);

	private final ErasureRepository repository;

	private final Casework casework;

	private final AnswerLinks answers;

	private final Outbox outbox;

	private final SiteScopedTransaction transaction;

	private final ErasureSettings settings;

	private final Clock clock;

	Erasure(ErasureRepository repository, Casework casework, AnswerLinks answers, Outbox outbox,
			SiteScopedTransaction transaction, ErasureSettings settings, Clock clock) {
		this.repository = repository;
		this.casework = casework;
		this.answers = answers;
		this.outbox = outbox;
		this.transaction = transaction;
		this.settings = settings;
		this.clock = clock;
	}

	Mono<Void> sweep() {
		Instant unreadBefore = this.clock.instant().minus(UNREAD);
		return this.transaction
			.list(SiteScope.allSites(), this.repository.due(unreadBefore, this.settings.sweepBatch()))
			.collectList()
			.flatMapIterable((due) -> due)
			.concatMap((due) -> forget(due).onErrorResume((ex) -> later(due, ex)))
			.then(this.transaction.run(SiteScope.allSites(), this.repository.forgetMails()));
	}

	/** Somebody may have taken it back since the list was made. */
	private Mono<Void> forget(Due due) {
		return this.casework.holding(SiteScope.of(due.site()), due.complaint(),
				(held) -> held.status().open() ? Mono.<Void>empty()
						: this.repository.cut(held.id())
							.flatMap((asked) -> done(held))
							.flatMap((done) -> done ? forget(held) : Mono.<Void>empty()));
	}

	/** Whoever works on the case that stays reads the words of a merged one there. */
	private Mono<Boolean> done(Complaint complaint) {
		Merge merge = complaint.merge();
		return (merge != null) ? this.repository.ended(merge.into()) : Mono.just(true);
	}

	/**
	 * The line is written after them: it has no words, and none of those before it has
	 * any then. The key of what the audit log keeps of them goes last, as every line
	 * needs it.
	 */
	private Mono<Void> forget(Complaint complaint) {
		Instant now = this.clock.instant();
		return this.repository.forget(complaint.id(), now)
			.filter((fresh) -> fresh)
			.flatMap((fresh) -> this.casework
				.write(complaint, List.of(Entry.by(Actor.CLOCK, now, Entry.Kind.ERASED, null, null, null, false)))
				.then(Mono.defer(() -> tell(complaint, now))))
			.then(Mono.defer(() -> this.repository.forgetKey(complaint.id())));
	}

	/**
	 * The end of the feed comes last: all who write at a site wait for it. Several
	 * answers, as those of one alarm, are of as many people, who did not ask.
	 */
	private Mono<Void> tell(Complaint complaint, Instant now) {
		return this.answers.behind(complaint.id())
			.collectList()
			.map((answers) -> (answers.size() == 1) ? answers : List.<UUID>of())
			.flatMap((responses) -> this.casework.holding(SiteScope.of(complaint.site()), complaint.id(),
					(cut) -> this.outbox.append(List.of(CaseErased.tell(cut, responses, now)))));
	}

	private static Mono<Void> later(Due due, Throwable why) {
		logger.warn("The person of case {} could not be forgotten yet: {}", due.complaint(), why.toString());
		return Mono.empty();
	}

}
