package io.touchpoint.feedback.voice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.web.Problems;

import org.springframework.stereotype.Component;

/**
 * Compliments that nobody has to write down.
 */
@Component
public class Compliments {

	private final ComplimentRepository repository;

	private final Ids ids;

	private final Clock clock;

	Compliments(ComplimentRepository repository, Ids ids, Clock clock) {
		this.repository = repository;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Records one for each of these magic responses that has none, in the caller's
	 * transaction.
	 * @return what is to be told of it
	 */
	public Mono<List<NewEvent>> praised(List<UUID> responses) {
		if (responses.isEmpty()) {
			return Mono.just(List.of());
		}
		Instant now = this.clock.instant();
		List<UUID> fresh = responses.stream().map((response) -> this.ids.next()).toList();
		return this.repository.fromAnswers(fresh, responses, false, now)
			.map((compliment) -> ComplimentTold.of(ComplimentTold.RECORDED, compliment, now))
			.collectList();
	}

	/**
	 * Records one for this response, which somebody said to be praise, or takes up again
	 * the one that was closed when it was said no more; in the caller's transaction.
	 * @return what is to be told of it
	 */
	public Mono<List<NewEvent>> flagged(UUID response) {
		Instant now = this.clock.instant();
		return this.repository.reopen(response)
			.thenMany(this.repository.fromAnswers(List.of(this.ids.next()), List.of(response), true, now))
			.map((compliment) -> ComplimentTold.of(ComplimentTold.RECORDED, compliment, now))
			.collectList();
	}

	/**
	 * Closes the compliment of a response that is said to be praise no more, unless
	 * somebody has done something with it; in the caller's transaction.
	 */
	public Mono<Void> unflagged(UUID response) {
		return this.repository.closeUntouched(response);
	}

	/** Why an answer of somebody who plays the customer, or inspects, is no praise. */
	public static RuntimeException notOfACustomer() {
		return Problems.conflict("not-a-customer",
				"What a mystery shopper or an inspector writes is no praise of a customer.");
	}

	/** The compliment of a response, as far as the transaction sees it. */
	public Mono<UUID> of(UUID response) {
		return this.repository.ofResponse(response);
	}

}
