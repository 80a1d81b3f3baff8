package io.touchpoint.feedback.moment;

import java.time.Instant;

import io.touchpoint.starter.event.NewEvent;

/**
 * Payload of {@code alert.closed}, version 1: when people were done with an alert.
 */
record AlertClosed(AlertKind kind, String touchpoint, int answers, Instant raisedAt, Instant closedAt) {

	static final String TYPE = "alert.closed";

	static final int VERSION = 1;

	static NewEvent tell(Alert alert, Instant at) {
		return new NewEvent(TYPE, VERSION, alert.site(), at, alert.id().toString(),
				new AlertClosed(alert.kind(), alert.touchpoint(), alert.answers(), alert.raisedAt(), at));
	}

}
