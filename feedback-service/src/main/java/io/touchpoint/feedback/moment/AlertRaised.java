package io.touchpoint.feedback.moment;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.event.NewEvent;

/**
 * Payload of {@code alert.raised}, version 1: codes and numbers, no personal text.
 *
 * @param response the answer that opened it
 * @param answers how many answers it was opened by
 */
record AlertRaised(AlertKind kind, String touchpoint, UUID response, int answers, Channel channel,
		CustomerType customerType, String language, boolean contactable) {

	static final String TYPE = "alert.raised";

	static final int VERSION = 1;

	static NewEvent tell(AlertBook.Raised alert, Instant at) {
		Misery first = alert.first();
		return new NewEvent(TYPE, VERSION, first.site(), at, alert.id().toString(),
				new AlertRaised(alert.kind(), first.touchpoint(), first.response(), alert.answers().size(),
						first.channel(), first.customerType(), first.language(), first.reachable()));
	}

}
