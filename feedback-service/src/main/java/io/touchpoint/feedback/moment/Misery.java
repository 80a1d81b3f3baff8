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

	/**
	 * A touchpoint belongs to the journey of one customer type; others may have one of
	 * the same code.
	 */
	boolean isAt(String site, CustomerType customerType, String touchpoint) {
		return this.site.equals(site) && this.customerType == customerType && this.touchpoint.equals(touchpoint);
	}

}
