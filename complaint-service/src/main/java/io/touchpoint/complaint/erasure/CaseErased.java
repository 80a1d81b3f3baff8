package io.touchpoint.complaint.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Snapshot;
import io.touchpoint.starter.event.NewEvent;

/**
 * Payload of {@code complaint.erased}, version 1: the person was cut out of a case. The
 * case as every event of it tells, and what the person's words came from.
 *
 * @param responses the answer to a survey that the case came from; none if it came from
 * several
 */
record CaseErased(@JsonUnwrapped Snapshot complaint, List<UUID> responses) {

	static final int VERSION = 1;

	/**
	 * The event that tells of it.
	 * @param complaint the case without the person
	 */
	static NewEvent tell(Complaint complaint, List<UUID> responses, Instant at) {
		return new NewEvent("complaint.erased", VERSION, complaint.site(), at, complaint.id().toString(),
				new CaseErased(Snapshot.of(complaint), responses));
	}

}
