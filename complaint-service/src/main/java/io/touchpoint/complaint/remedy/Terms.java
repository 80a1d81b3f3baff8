package io.touchpoint.complaint.remedy;

import java.time.LocalDate;

import io.touchpoint.complaint.casework.Person;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;

/**
 * By which rules a site gives remedies.
 *
 * @param currency in which it pays, as ISO 4217 has it
 * @param returnWindow how many days after the purchase goods are exchanged or paid back
 */
record Terms(String currency, Limits limits, int returnWindow) {

	/** The last day on which what was bought then may come back. */
	LocalDate lastDay(LocalDate purchasedOn) {
		return purchasedOn.plusDays(this.returnWindow);
	}

	Giver giver(Caller caller) {
		return new Giver(new Person(caller.id(), caller.name()), this.limits.of(caller.roles()),
				caller.has(Role.SITE_MANAGER) || caller.has(Role.HEAD_OFFICE));
	}

	/**
	 * Who wants to give something.
	 *
	 * @param limit up to how much they may by themselves
	 * @param manages whether they may make exceptions
	 */
	record Giver(Person person, long limit, boolean manages) {

		boolean covers(Money cost) {
			return cost.minor() <= this.limit;
		}

		/**
		 * With what is left where something was given already that nobody else said yes
		 * to: many small remedies are one large one.
		 */
		Giver after(long given) {
			return new Giver(this.person, Math.max(0, this.limit - given), this.manages);
		}

	}

}
