package io.touchpoint.feedback.restricted;

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;

import org.springframework.stereotype.Component;

/**
 * Keeps which answers restricted complaints came from, as the complaint service tells.
 */
@Component
class RestrictedCases implements EventHandler {

	private final RestrictedAnswerRepository repository;

	RestrictedCases(RestrictedAnswerRepository repository) {
		this.repository = repository;
	}

	@Override
	public String name() {
		return "feedback.restricted-cases";
	}

	@Override
	public String source() {
		return "complaint-service";
	}

	@Override
	public Mono<Void> handle(List<Event> events) {
		return Flux.fromIterable(events)
			.filter((event) -> event.type().equals("complaint.answers") && event.version() == 1)
			.map(Told::of)
			.concatMap(this.repository::keep)
			.then();
	}

	/**
	 * What a restored service tells from now on is the newest, whatever was known. What
	 * was hidden stays so until it tells otherwise.
	 */
	@Override
	public Mono<Void> startOver(int lane) {
		return this.repository.forgetRevisions();
	}

}
