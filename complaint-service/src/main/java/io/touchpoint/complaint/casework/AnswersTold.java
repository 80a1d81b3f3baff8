package io.touchpoint.complaint.casework;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchpoint.starter.event.NewEvent;

/**
 * Payload of {@code complaint.answers}, version 1: for whose eyes the answers to surveys
 * are that a case came from. The case as every event of it tells, and those answers.
 *
 * @param responses all of them, so that the last word alone is enough
 */
record AnswersTold(@JsonUnwrapped Snapshot complaint, List<UUID> responses) {

	static final int VERSION = 1;

	/** The event that tells of it, after the last step of a change. */
	static NewEvent tell(Decision.Step last, List<UUID> responses) {
		Complaint after = last.after();
		return new NewEvent("complaint.answers", VERSION, after.site(), last.event().at(), after.id().toString(),
				new AnswersTold(Snapshot.of(after), responses));
	}

}
