package io.touchpoint.complaint.casework;

import io.touchpoint.starter.security.Role;

/**
 * What of a case is not everybody's to see, and to whom it may be hidden at all.
 */
public enum CaseField {

	/** How the customer is called and reached. */
	CONTACT,

	/** Whatever is told in a restricted case, by whomever. */
	RESTRICTED_WORDS,

	/** What remedies cost. */
	REMEDY_COST,

	/** What colleagues write for each other, corrective actions and root causes too. */
	INTERNAL_NOTES,

	/** What colleagues write to the customer. */
	OUTGOING;

	/** Whether a role sees it. */
	enum Right {

		/** It could not do its work otherwise. */
		ALWAYS,

		/** As the organisation says; yes if it says nothing. */
		AS_SET,

		/** It has no business with cases. */
		NEVER

	}

	/** The bounds within which an organisation decides. */
	Right rightOf(Role role) {
		return switch (role) {
			case SITE_MANAGER -> Right.ALWAYS;
			case OPS -> Right.NEVER;
			case HEAD_OFFICE -> switch (this) {
				case REMEDY_COST -> Right.ALWAYS;
				case CONTACT, RESTRICTED_WORDS, INTERNAL_NOTES, OUTGOING -> Right.AS_SET;
			};
			case STAFF -> switch (this) {
				case INTERNAL_NOTES, OUTGOING -> Right.ALWAYS;
				case CONTACT, RESTRICTED_WORDS, REMEDY_COST -> Right.AS_SET;
			};
		};
	}

}
