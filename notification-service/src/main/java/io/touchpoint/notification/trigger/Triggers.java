package io.touchpoint.notification.trigger;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import reactor.core.publisher.Mono;

import io.touchpoint.notification.delivery.MessageRequests;
import io.touchpoint.notification.delivery.NewMessage;
import io.touchpoint.notification.delivery.Occasion;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;

/**
 * Follows one service and applies every rule about its events. All rules share the
 * cursor, so that a new one begins with what happens next. Only stores: what the network
 * may take its time for happens in delivery.
 */
final class Triggers implements EventHandler {

	private final String source;

	private final List<MessageRule> rules;

	private final MessageRequests requests;

	private final TriggerProperties properties;

	private final Clock clock;

	Triggers(String source, List<MessageRule> rules, MessageRequests requests, TriggerProperties properties,
			Clock clock) {
		this.source = source;
		this.rules = rules.stream().filter((rule) -> rule.source().equals(source)).toList();
		this.requests = requests;
		this.properties = properties;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "messages-of-" + this.source;
	}

	@Override
	public String source() {
		return this.source;
	}

	@Override
	public Mono<Void> handle(List<Event> events) {
		return this.requests.store(events.stream().flatMap(this::asked).distinct().toList());
	}

	private Stream<NewMessage> asked(Event event) {
		return this.rules.stream()
			.filter((rule) -> rule.type().equals(event.type()))
			.flatMap((rule) -> rule.recipients(event).stream().map((recipient) -> message(rule, event, recipient)));
	}

	private NewMessage message(MessageRule rule, Event event, String recipient) {
		return new NewMessage(rule.once(event), event.occurredAt(),
				new Occasion(event.site(), rule.kind(), this.source, rule.about(event), recipient),
				this.properties.tooLate(event.occurredAt(), this.clock.instant()));
	}

}
