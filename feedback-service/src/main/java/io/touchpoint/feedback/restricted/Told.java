package io.touchpoint.feedback.restricted;

import java.util.List;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

import io.touchpoint.starter.event.Event;

/**
 * For whose eyes the answers of a complaint are after a change of it.
 *
 * @param restricted whether they are for the site's managers and the handlers only
 * @param handlers accounts; none if it is for everybody
 * @param revision of the complaint, rises with every change
 */
record Told(UUID complaint, String site, boolean restricted, List<String> handlers, List<UUID> responses,
		long revision) {

	static Told of(Event event) {
		JsonNode data = event.data();
		return new Told(UUID.fromString(event.subject()), event.site(), data.required("restricted").booleanValue(),
				data.path("handlers").valueStream().map(JsonNode::asString).toList(),
				data.required("responses").valueStream().map(JsonNode::asString).map(UUID::fromString).toList(),
				data.required("revision").longValue());
	}

}
