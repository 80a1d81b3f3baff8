package io.touchpoint.feedback.moment;

import java.time.Instant;

import io.touchpoint.starter.event.NewEvent;

/**
 * Payload of {@code alert.acknowledged}, version 1: when people reacted to an alert for
 * the first time.
 */
record AlertReacted(AlertKind kind, String touchpoint, int answers, Instant raisedAt, Instant reactedAt) {

	static final String TYPE = "alert.acknowledged";

	static final int VERSION = 1;

	static NewEvent tell(Alert alert, Instant at) {
		return new NewEvent(TYPE, VERSION, alert.site(), at, alert.id().toString(),
				new AlertReacted(alert.kind(), alert.touchpoint(), alert.answers(), alert.raisedAt(), at));
	}

}
