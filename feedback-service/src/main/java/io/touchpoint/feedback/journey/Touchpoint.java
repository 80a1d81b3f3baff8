package io.touchpoint.feedback.journey;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Wording;

/**
 * One moment of contact in the journey of a customer type.
 *
 * @param ordinal place in the journey, from the first contact to the last impression
 * @param unit who owns it at a site
 * @param retired whether it is no part of the journey any more; its history stays
 */
record Touchpoint(CustomerType customerType, String code, int ordinal, Kind kind, String unit, Wording name,
		boolean retired) {

	/**
	 * Whether people meet there or a place is inspected.
	 */
	enum Kind {

		INTERACTION, PHYSICAL

	}

}
