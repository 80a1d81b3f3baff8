package io.touchpoint.notification.trigger;

import io.touchpoint.starter.event.Event;

/**
 * Whether the customer of an event may be written to: an address was left, and the event
 * does not tell of the past.
 */
final class Reachable {

	private Reachable() {
	}

	static boolean by(Event event) {
		return event.data().required("contactable").booleanValue() && !event.data().required("imported").booleanValue();
	}

}
