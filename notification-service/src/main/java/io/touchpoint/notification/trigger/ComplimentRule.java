package io.touchpoint.notification.trigger;

import io.touchpoint.starter.event.Event;
import tools.jackson.databind.JsonNode;

/**
 * What is written about praise is about the answer too that the praise stands in.
 */
interface ComplimentRule extends MessageRule {

	@Override
	default String answer(Event event) {
		JsonNode response = event.data().path("response");
		return response.isString() ? response.asString() : "";
	}

}
