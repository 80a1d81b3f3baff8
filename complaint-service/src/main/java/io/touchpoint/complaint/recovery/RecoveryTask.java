package io.touchpoint.complaint.recovery;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.complaint.casework.CaseField;
import io.touchpoint.complaint.casework.Sight;
import org.jspecify.annotations.Nullable;

/**
 * A customer was let down, and somebody must make up for it.
 *
 * @param note what was done for the customer
 */
public record RecoveryTask(UUID id, UUID complaint, UUID promise, Instant openedAt, @Nullable Instant doneAt,
		@Nullable String doneBy, @Nullable String note) {

	/** The same as somebody sees it; what was done is a note between colleagues. */
	public RecoveryTask as(Sight.Masking mask) {
		return new RecoveryTask(this.id, this.complaint, this.promise, this.openedAt, this.doneAt, this.doneBy,
				mask.show(CaseField.INTERNAL_NOTES, "recovery.note", this.note));
	}

}
