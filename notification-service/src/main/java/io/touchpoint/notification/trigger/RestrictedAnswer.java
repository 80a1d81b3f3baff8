package io.touchpoint.notification.trigger;

import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import io.touchpoint.starter.event.Event;

/**
 * An answer to a survey that a restricted case came from, which it does for ever: whether
 * the case still is restricted is known of the case.
 *
 * @param response id of the answer
 * @param complaint id of the case
 */
record RestrictedAnswer(String response, String complaint, String site) {

	/** Those that an event tells of. */
	static Stream<RestrictedAnswer> of(Event event) {
		return (!event.type().equals("complaint.answers") || event.version() != 1) ? Stream.empty()
				: event.data()
					.required("responses")
					.valueStream()
					.map(JsonNode::asString)
					.map((response) -> new RestrictedAnswer(response, event.subject(), event.site()));
	}

}
