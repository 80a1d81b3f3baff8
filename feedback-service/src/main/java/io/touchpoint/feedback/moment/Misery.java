package io.touchpoint.feedback.moment;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.questionnaire.CustomerType;

/**
 * A bad answer that no alert has heard yet.
 *
 * @param reachable whether the customer left a contact
 * @param at when it happened to the customer
 */
record Misery(UUID response, String site, String touchpoint, Channel channel, CustomerType customerType,
		String language, boolean reachable, Instant at) {

	/**
	 * Whether it came from a device that stands there for everybody: one tap of it says
	 * little.
	 */
	boolean isTap() {
		return this.channel == Channel.KIOSK && !this.reachable;
	}

	boolean isAt(String site, String touchpoint) {
		return this.site.equals(site) && this.touchpoint.equals(touchpoint);
	}

}
