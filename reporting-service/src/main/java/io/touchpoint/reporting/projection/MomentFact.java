package io.touchpoint.reporting.projection;

import java.util.UUID;

import io.touchpoint.starter.event.Event;

/**
 * Which moment a response is, as its service last said.
 *
 * @param revision the highest one holds
 */
record MomentFact(UUID response, String moment, int revision) {

	private static final String JUDGED = "response.judged";

	static boolean tells(Event event) {
		return event.type().equals(JUDGED);
	}

	static MomentFact of(Event event) {
		Members data = new Members(event);
		return new MomentFact(data.subject(), data.text("moment"), Math.toIntExact(data.number("revision")));
	}

	static MomentFact newer(MomentFact one, MomentFact other) {
		return (other.revision > one.revision) ? other : one;
	}

}
