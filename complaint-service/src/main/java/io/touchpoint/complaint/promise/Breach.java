package io.touchpoint.complaint.promise;

import java.time.Instant;

import io.touchpoint.complaint.casework.CaseField;
import io.touchpoint.complaint.casework.Sight;
import org.jspecify.annotations.Nullable;

/**
 * When a promise was broken.
 *
 * @param by the clock, or the colleague who said that it cannot be kept
 * @param reason why; the clock gives none
 */
record Breach(Instant at, String by, @Nullable String reason) {

	Breach as(Sight.Masking mask) {
		return new Breach(this.at, this.by, mask.show(CaseField.INTERNAL_NOTES, "breach.reason", this.reason));
	}

}
