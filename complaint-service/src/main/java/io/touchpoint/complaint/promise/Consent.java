package io.touchpoint.complaint.promise;

import java.time.Instant;

import io.touchpoint.complaint.casework.CaseField;
import io.touchpoint.complaint.casework.Sight;
import org.jspecify.annotations.Nullable;

/**
 * How and when the customer agreed that another promise takes the place of the old one.
 */
record Consent(Way how, Instant at, @Nullable String note) {

	Consent as(Sight.Masking mask) {
		return new Consent(this.how, this.at, mask.show(CaseField.INTERNAL_NOTES, "consent.note", this.note));
	}

	/** By what means they said so. */
	enum Way {

		IN_PERSON, PHONE, EMAIL, LETTER, TRACKING_PAGE

	}

}
