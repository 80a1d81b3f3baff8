package io.touchpoint.complaint.casework;

import io.touchpoint.starter.security.Caller;

/**
 * Who did something, by the name shown in the timeline.
 */
public record Actor(String name) {

	public static final Actor CUSTOMER = new Actor("Customer");

	public static final Actor CLOCK = new Actor("Clock");

	public static Actor of(Caller caller) {
		return new Actor(caller.name());
	}

}
