package io.touchpoint.feedback.voice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.event.NewEvent;

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
		return this.repository.fromAnswers(fresh, responses, now)
			.map((compliment) -> ComplimentTold.of(ComplimentTold.RECORDED, compliment, now))
			.collectList();
	}

}
