package io.touchpoint.reporting.projection;

import java.util.UUID;

import io.touchpoint.starter.event.Event;

/**
 * Whether a response counts, as its service last said.
 *
 * @param revision the highest one holds
 */
record ExclusionFact(UUID response, boolean excluded, int revision) {

	private static final String EXCLUDED = "response.excluded";

	private static final String RESTORED = "response.restored";

	static boolean tells(Event event) {
		return event.type().equals(EXCLUDED) || event.type().equals(RESTORED);
	}

	static ExclusionFact of(Event event) {
		Members data = new Members(event);
		return new ExclusionFact(data.subject(), event.type().equals(EXCLUDED),
				Math.toIntExact(data.number("revision")));
	}

	static ExclusionFact newer(ExclusionFact one, ExclusionFact other) {
		return (other.revision > one.revision) ? other : one;
	}

}
