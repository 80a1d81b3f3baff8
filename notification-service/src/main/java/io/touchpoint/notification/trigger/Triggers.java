package io.touchpoint.notification.trigger;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import io.touchpoint.notification.delivery.ErasedSubject;
import io.touchpoint.notification.delivery.MessageRequests;
import io.touchpoint.notification.delivery.NewMessage;
import io.touchpoint.notification.delivery.Occasion;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;

/**
 * Follows one service and applies every rule about its events. All rules share the
 * cursor, so that a new one begins with what happens next, and whom a case is hidden from
 * is known before a mail about it is kept. Whoever was cut out of a case is cut out of
 * the messages about it, and about the answers that it came from. Only stores: what the
 * network may take its time for happens in delivery.
 */
final class Triggers implements EventHandler {

	private final String source;

	private final List<MessageRule> rules;

	private final MessageRequests requests;

	private final RestrictedCaseRepository cases;

	private final TriggerProperties properties;

	private final Clock clock;

	Triggers(String source, List<MessageRule> rules, MessageRequests requests, RestrictedCaseRepository cases,
			TriggerProperties properties, Clock clock) {
		this.source = source;
		this.rules = rules.stream().filter((rule) -> rule.source().equals(source)).toList();
		this.requests = requests;
		this.cases = cases;
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
		return this.cases.keep(restrictions(events))
			.then(this.cases.tie(events.stream().flatMap(RestrictedAnswer::of).toList()))
			.then(this.requests.store(events.stream().flatMap(this::asked).distinct().toList()))
			.then(this.requests.forget(events.stream().flatMap(Triggers::erased).distinct().toList()));
	}

	/** What a restored service tells from now on is the newest, whatever was known. */
	@Override
	public Mono<Void> startOver(int lane) {
		return this.cases.forgetRevisions();
	}

	/** The last word on each case. */
	private static Collection<RestrictedCase> restrictions(List<Event> events) {
		return events.stream()
			.map(RestrictedCase::of)
			.filter(Objects::nonNull)
			.collect(Collectors.toMap(RestrictedCase::id, (one) -> one,
					BinaryOperator.maxBy(Comparator.comparingLong(RestrictedCase::revision))))
			.values();
	}

	private static Stream<ErasedSubject> erased(Event event) {
		return !event.type().equals("complaint.erased") ? Stream.empty()
				: Stream
					.concat(Stream.of(event.subject()),
							event.data().required("responses").valueStream().map(JsonNode::asString))
					.map((id) -> new ErasedSubject(id, event.site()));
	}

	private Stream<NewMessage> asked(Event event) {
		return this.rules.stream()
			.filter((rule) -> rule.type().equals(event.type()))
			.flatMap((rule) -> rule.recipients(event).stream().map((recipient) -> message(rule, event, recipient)));
	}

	private NewMessage message(MessageRule rule, Event event, String recipient) {
		return new NewMessage(rule.once(event), event.occurredAt(),
				new Occasion(event.site(), rule.kind(), this.source, rule.about(event), recipient),
				rule.complaint(event), rule.answer(event),
				this.properties.tooLate(event.occurredAt(), this.clock.instant()));
	}

}
