package io.touchpoint.notification.trigger;

import java.time.Clock;
import java.util.List;

import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.notification.delivery.MessageRequests;
import io.touchpoint.notification.delivery.NewMessage;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;

/**
 * Asks for one kind of message for each event of one type: where it goes to a customer,
 * for each whose customer can be reached.
 * Only stores: what the network may take its time for happens in delivery.
 */
final class Trigger implements EventHandler {

	private final String source;

	private final String type;

	private final MessageKind kind;

	private final MessageRequests requests;

	private final TriggerProperties properties;

	private final JsonMapper json;

	private final Clock clock;

	Trigger(String source, String type, MessageKind kind, MessageRequests requests, TriggerProperties properties,
			JsonMapper json, Clock clock) {
		this.source = source;
		this.type = type;
		this.kind = kind;
		this.requests = requests;
		this.properties = properties;
		this.json = json;
		this.clock = clock;
	}

	@Override
	public String name() {
		return switch (this.kind) {
			case THANK_YOU -> "thank-you";
			case ACKNOWLEDGEMENT -> "acknowledgement";
			case ALERT -> "alert";
			case COMPLIMENT -> "compliment";
			case COMPLIMENT_THANKS -> "compliment-thanks";
		};
	}

	@Override
	public String source() {
		return this.source;
	}

	@Override
	public Mono<Void> handle(List<Event> events) {
		return this.requests.store(events.stream()
			.filter((event) -> event.type().equals(this.type))
			.filter(this::wanted)
			.map(this::ask)
			.toList());
	}

	private boolean wanted(Event event) {
		return switch (this.kind) {
			case ALERT, COMPLIMENT -> true;
			case THANK_YOU, ACKNOWLEDGEMENT, COMPLIMENT_THANKS ->
				this.json.treeToValue(event.data(), Reachable.class).wantsMessage();
		};
	}

	private NewMessage ask(Event event) {
		return new NewMessage(event.id(), event.site(), this.kind, this.source, event.subject(),
				this.properties.tooLate(event.occurredAt(), this.clock.instant()));
	}

}
