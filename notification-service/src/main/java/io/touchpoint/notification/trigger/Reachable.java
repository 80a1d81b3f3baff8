package io.touchpoint.notification.trigger;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What the triggers read of an event: whether the customer left an address, and whether
 * it tells of the past.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Reachable(boolean contactable, boolean imported) {

	boolean wantsMessage() {
		return this.contactable && !this.imported;
	}

}
