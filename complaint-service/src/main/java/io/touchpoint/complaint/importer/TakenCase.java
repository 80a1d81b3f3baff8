package io.touchpoint.complaint.importer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.ComplaintEvent;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.FormerEnd;
import io.touchpoint.complaint.casework.Reference;

/**
 * A case, ready to be taken over.
 *
 * @param complaint the case as it stands; its reference is given later
 * @param formerEnds how it had ended each time that it went on
 * @param happenedAt when the last dated thing happened to it
 */
record TakenCase(Complaint complaint, List<Entry> entries, List<ComplaintEvent.Reassigned> deskChanges,
		List<FormerEnd> formerEnds, Instant happenedAt) {

	TakenCase numbered(long number) {
		String reference = Reference.of(this.complaint.times().receivedAt(), ZoneOffset.UTC, number);
		return new TakenCase(this.complaint.withReference(reference), this.entries, this.deskChanges, this.formerEnds,
				this.happenedAt);
	}

}
