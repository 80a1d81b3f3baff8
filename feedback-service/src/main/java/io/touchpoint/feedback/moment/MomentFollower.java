package io.touchpoint.feedback.moment;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

import io.touchpoint.feedback.intake.Moment;
import io.touchpoint.feedback.voice.Compliments;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.event.Outbox;

import org.springframework.stereotype.Component;

/**
 * Follows this service's own feed: what customers send is acknowledged without waiting
 * for alerts, and the cursor sees to it that each answer is heard once, whatever dies.
 */
@Component
class MomentFollower implements EventHandler {

	private final Alerts alerts;

	private final Compliments compliments;

	private final Outbox outbox;

	MomentFollower(Alerts alerts, Compliments compliments, Outbox outbox) {
		this.alerts = alerts;
		this.compliments = compliments;
		this.outbox = outbox;
	}

	@Override
	public String name() {
		return "feedback.moments";
	}

	@Override
	public String source() {
		return "feedback-service";
	}

	/** The events last: nothing but the commit comes after the lane's counter. */
	@Override
	public Mono<Void> handle(List<Event> events) {
		return this.alerts.hear(responses(events, Moment.MISERY))
			.zipWhen((raised) -> this.compliments.praised(responses(events, Moment.MAGIC)), MomentFollower::together)
			.flatMap(this.outbox::append);
	}

	private static List<NewEvent> together(List<NewEvent> one, List<NewEvent> other) {
		List<NewEvent> all = new ArrayList<>(one);
		all.addAll(other);
		return all;
	}

	private static List<UUID> responses(List<Event> events, Moment moment) {
		return events.stream()
			.filter((event) -> event.type().equals("response.received"))
			.filter((event) -> event.data().path("moment").asString("").equals(moment.name()))
			.filter((event) -> !event.data().path("imported").asBoolean(false))
			.map((event) -> UUID.fromString(event.subject()))
			.distinct()
			.toList();
	}

}
