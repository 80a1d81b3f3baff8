package io.touchpoint.complaint.reaction;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.event.Outbox;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Keeps what is owed to whoever had a bad experience, within the caller's transaction.
 */
@Component
public class Reactions {

	private final ReactionRepository repository;

	private final Sites sites;

	private final Deadlines.Calendar calendar;

	private final Outbox outbox;

	private final Clock clock;

	Reactions(ReactionRepository repository, Sites sites, Deadlines.Calendar calendar, Outbox outbox, Clock clock) {
		this.repository = repository;
		this.sites = sites;
		this.calendar = calendar;
		this.outbox = outbox;
		this.clock = clock;
	}

	/**
	 * What is to be told of an alert; nothing if it is known.
	 * @param answer the answer that raised it, if it was one alone
	 */
	public Mono<NewEvent> owed(UUID alert, String site, CustomerType customerType, @Nullable UUID answer,
			Instant raisedAt) {
		return deadlines(site)
			.map((deadlines) -> Reaction.owed(alert, site, customerType, answer, raisedAt, deadlines.reactBy(raisedAt)))
			.filterWhen(this.repository::add)
			.map((reaction) -> ReactionTold.of(reaction, raisedAt));
	}

	/** What is to be told of a reaction; nothing if it is not the first. */
	public Mono<NewEvent> given(UUID alert, Instant reactedAt) {
		return this.repository.reacted(alert, reactedAt).map((reaction) -> ReactionTold.of(reaction, reactedAt));
	}

	/**
	 * What is to be told when an answer is believed no more, or again; nothing if no
	 * alert was raised by it alone. Of several answers the others still want somebody.
	 */
	public Flux<NewEvent> believed(UUID answer, boolean counts) {
		return this.repository.believed(answer, counts)
			.map((reaction) -> ReactionTold.of(reaction, this.clock.instant()));
	}

	/**
	 * Works out anew until when the reactions are due that can still be given in time,
	 * because the site has another calendar; what was late stays late.
	 */
	public Mono<Void> review(String site) {
		Instant now = this.clock.instant();
		return deadlines(site).flatMap((deadlines) -> this.repository.owed(site, now)
			.collectList()
			.flatMapIterable((owed) -> owed)
			.filter((reaction) -> !deadlines.reactBy(reaction.raisedAt()).equals(reaction.dueAt()))
			.map((reaction) -> reaction.due(deadlines.reactBy(reaction.raisedAt())))
			.concatMap((reaction) -> this.repository.due(reaction).thenReturn(ReactionTold.of(reaction, now)))
			.collectList()
			.filter((told) -> !told.isEmpty())
			.flatMap(this.outbox::append));
	}

	/** An alert may come before the directory tells of its site. */
	private Mono<Deadlines> deadlines(String site) {
		return this.sites.here(site)
			.map(this.calendar::at)
			.switchIfEmpty(Mono.fromSupplier(() -> this.calendar.at(ZoneOffset.UTC)));
	}

}
