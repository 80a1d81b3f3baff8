package io.touchpoint.feedback.moment;

import java.time.Instant;

import io.touchpoint.starter.event.NewEvent;

/**
 * Payload of {@code alert.grown}, version 1: further answers came to an alert that nobody
 * has reacted to.
 *
 * @param answers how many came now
 */
record AlertGrown(String touchpoint, int answers) {

	static final String TYPE = "alert.grown";

	static final int VERSION = 1;

	static NewEvent tell(OpenAlert alert, Instant at) {
		return new NewEvent(TYPE, VERSION, alert.site(), at, alert.id().toString(),
				new AlertGrown(alert.touchpoint(), alert.heard().size()));
	}

}
