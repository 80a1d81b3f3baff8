package io.touchpoint.notification.trigger;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.touchpoint.starter.event.Event;

/**
 * For whose eyes a case is after a step of it, as the complaint service tells.
 *
 * @param id the case's
 * @param restricted whether it is for the site's managers and its handlers only
 * @param handlers their accounts; none if it is for everybody
 * @param revision rises with every step of the case
 */
record RestrictedCase(String id, String site, boolean restricted, List<String> handlers, long revision) {

	private static final String STEPS = "complaint.";

	/**
	 * What an event tells; null if it is about something else. Events of before handlers
	 * were told name the owner only, who is one of them.
	 */
	static @Nullable RestrictedCase of(Event event) {
		JsonNode restricted = event.data().path("restricted");
		if (!event.type().startsWith(STEPS) || !restricted.isBoolean()) {
			return null;
		}
		List<String> handlers = restricted.booleanValue() ? handlers(event.data()) : List.of();
		return new RestrictedCase(event.subject(), event.site(), restricted.booleanValue(), handlers,
				event.data().required("revision").longValue());
	}

	private static List<String> handlers(JsonNode data) {
		JsonNode told = data.path("handlers");
		if (told.isArray()) {
			return told.valueStream().map(JsonNode::asString).toList();
		}
		JsonNode owner = data.path("ownerId");
		return owner.isString() ? List.of(owner.asString()) : List.of();
	}

}
