package io.touchpoint.complaint.contactplan;

import java.util.EnumSet;
import java.util.List;

/**
 * Why somebody is proposed.
 */
enum Because {

	/** Many cases of one contact at one site. */
	CASES,

	/** Many messages in one of them. */
	MESSAGES;

	/**
	 * What speaks for it; nothing if nothing does.
	 * @param cases of the contact at the site within the time that counts
	 * @param messages of the customer in the case that has most of them, likewise
	 */
	static List<Because> of(long cases, long messages, ContactPlanSettings settings) {
		EnumSet<Because> because = EnumSet.noneOf(Because.class);
		if (cases >= settings.cases()) {
			because.add(CASES);
		}
		if (messages >= settings.messages()) {
			because.add(MESSAGES);
		}
		return List.copyOf(because);
	}

}
