package io.touchpoint.complaint.recovery;

import java.util.List;
import java.util.UUID;

import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Notes each alert whose customer can be reached. Only stores: who the customer is, the
 * sweep asks for.
 */
@Component
class AlertFollower implements EventHandler {

	private final RecoveryRepository requests;

	AlertFollower(RecoveryRepository requests) {
		this.requests = requests;
	}

	@Override
	public String name() {
		return "complaint.alerts";
	}

	@Override
	public String source() {
		return AlertLookup.FEEDBACK;
	}

	@Override
	public Mono<Void> handle(List<Event> events) {
		return Flux.fromIterable(events)
			.filter((event) -> event.type().equals("alert.raised"))
			.filter((event) -> event.data().path("contactable").asBoolean(false))
			.concatMap((event) -> this.requests.add(UUID.fromString(event.subject()), event.site(),
					UUID.fromString(event.data().path("response").asString()), event.occurredAt()))
			.then();
	}

}
