package io.touchpoint.complaint.recovery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.complaint.reaction.Reactions;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.event.Outbox;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Notes each alert whose customer can be reached, and until when a person has to react to
 * it. Only stores: who the customer is, the sweep asks for.
 */
@Component
class AlertFollower implements EventHandler {

	private final RecoveryRepository requests;

	private final Reactions reactions;

	private final Outbox outbox;

	AlertFollower(RecoveryRepository requests, Reactions reactions, Outbox outbox) {
		this.requests = requests;
		this.reactions = reactions;
		this.outbox = outbox;
	}

	@Override
	public String name() {
		return "complaint.alerts";
	}

	@Override
	public String source() {
		return AlertLookup.FEEDBACK;
	}

	/** The events last: nothing but the commit comes after the lane's counter. */
	@Override
	public Mono<Void> handle(List<Event> events) {
		return Flux.fromIterable(events)
			.concatMap(this::hear)
			.collectList()
			.filter((told) -> !told.isEmpty())
			.flatMap(this.outbox::append);
	}

	private Flux<NewEvent> hear(Event event) {
		return switch (event.type()) {
			case "alert.raised" -> request(event).then(owed(event)).flux();
			case "alert.acknowledged" -> this.reactions
				.given(UUID.fromString(event.subject()), Instant.parse(event.data().required("reactedAt").asString()))
				.flux();
			case "response.excluded" -> this.reactions.believed(UUID.fromString(event.subject()), false);
			case "response.restored" -> this.reactions.believed(UUID.fromString(event.subject()), true);
			default -> Flux.empty();
		};
	}

	private Mono<Void> request(Event event) {
		return event.data().path("contactable").asBoolean(false) ? this.requests.add(UUID.fromString(event.subject()),
				event.site(), UUID.fromString(event.data().path("response").asString()), event.occurredAt())
				: Mono.empty();
	}

	private Mono<NewEvent> owed(Event event) {
		UUID answer = (event.data().required("answers").asInt() == 1)
				? UUID.fromString(event.data().required("response").asString()) : null;
		return this.reactions.owed(UUID.fromString(event.subject()), event.site(),
				CustomerType.valueOf(event.data().required("customerType").asString()), answer, event.occurredAt());
	}

}
