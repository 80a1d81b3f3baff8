package io.touchpoint.feedback.moment;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.feedback.intake.Moment;
import io.touchpoint.starter.event.NewEvent;

/**
 * Payload of {@code response.judged}, version 1: the response is another moment than was
 * told before.
 *
 * @param revision rises with each change of the same response: the highest one holds
 */
record ResponseJudged(Moment moment, int revision) {

	private static final String TYPE = "response.judged";

	private static final int VERSION = 1;

	static NewEvent tell(UUID response, String site, Instant occurredAt, Moment moment, int revision) {
		return new NewEvent(TYPE, VERSION, site, occurredAt, response.toString(), new ResponseJudged(moment, revision));
	}

}
