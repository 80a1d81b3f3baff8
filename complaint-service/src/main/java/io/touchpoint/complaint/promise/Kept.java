package io.touchpoint.complaint.promise;

import java.time.Instant;

import io.touchpoint.complaint.casework.CaseField;
import io.touchpoint.complaint.casework.Sight;
import org.jspecify.annotations.Nullable;

/**
 * When and by whom a promise was kept.
 *
 * @param proof what shows it, in a sentence; null for who does not see what colleagues
 * write for each other
 */
record Kept(Instant at, String by, @Nullable String proof) {

	Kept as(Sight.Masking mask) {
		return new Kept(this.at, this.by, mask.show(CaseField.INTERNAL_NOTES, "kept.proof", this.proof));
	}

}
