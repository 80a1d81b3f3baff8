package io.touchpoint.complaint.recovery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Snapshot;
import io.touchpoint.starter.event.NewEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the event of a rating carries: the case as every event of it does, and the marks,
 * without the customer's words.
 *
 * @param first the mark of the answer that the case came from, if it is known
 */
record CustomerRated(@JsonUnwrapped Snapshot complaint, int handling, int relation, @Nullable Integer first) {

	static final int VERSION = 1;

	static NewEvent tell(Complaint complaint, Rating rating) {
		return new NewEvent("complaint.rated", VERSION, complaint.site(), rating.at(), complaint.id().toString(),
				new CustomerRated(Snapshot.of(complaint), rating.handling(), rating.relation(), rating.first()));
	}

}
