package io.touchpoint.starter.testing;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.Outbox;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as a follower would hand them to a handler.
 */
public final class TestEvents {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final AtomicLong positions = new AtomicLong();

	private TestEvents() {
	}

	public static Event event(String type, String site, String subject, Instant occurredAt, String data) {
		return event(type, site, subject, occurredAt, JSON.readTree(data));
	}

	public static Event event(String type, String site, String subject, Instant occurredAt, JsonNode data) {
		return new Event(UUID.randomUUID(), Outbox.laneOf(site), positions.incrementAndGet(), type, 1, site, occurredAt,
				subject, data);
	}

}
