package io.touchpoint.complaint.casework;

import io.touchpoint.starter.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who did something.
 *
 * @param id of their account; none for customers, clocks and people of other systems
 * @param name the name shown in the timeline
 */
public record Actor(@Nullable String id, String name) {

	public static final Actor CUSTOMER = new Actor(null, "Customer");

	public static final Actor CLOCK = new Actor(null, "Clock");

	public static Actor of(Caller caller) {
		return new Actor(caller.id(), caller.name());
	}

	public static Actor of(Person person) {
		return new Actor(person.id(), person.name());
	}

	/** Somebody of whom another system told the name only. */
	public static Actor named(String name) {
		return new Actor(null, name);
	}

	/** Whether it is a colleague, and neither the customer nor a clock. */
	public boolean colleague() {
		return this.id != null || (!this.name.equals(CUSTOMER.name) && !this.name.equals(CLOCK.name));
	}

}
