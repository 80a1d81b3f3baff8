package io.touchpoint.feedback.customer;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;

import org.springframework.stereotype.Component;

/**
 * Cuts people who were cut out of a complaint out of what that came from: its letter and
 * the answers. What is cut already stays as it is.
 */
@Component
class ErasedCases implements EventHandler {

	private final ErasureRepository repository;

	ErasedCases(ErasureRepository repository) {
		this.repository = repository;
	}

	@Override
	public String name() {
		return "feedback.erased-cases";
	}

	@Override
	public String source() {
		return "complaint-service";
	}

	@Override
	public Mono<Void> handle(List<Event> events) {
		List<Event> erased = events.stream()
			.filter((event) -> event.type().equals("complaint.erased") && event.version() == 1)
			.toList();
		return erased.isEmpty() ? Mono.empty()
				: this.repository
					.forgetCases(erased.stream().map((event) -> UUID.fromString(event.subject())).toList(),
							erased.stream()
								.flatMap((event) -> event.data().required("responses").valueStream())
								.map(JsonNode::asString)
								.map(UUID::fromString)
								.toList())
					.then();
	}

}
