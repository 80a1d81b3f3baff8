package io.touchpoint.complaint.casework;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a case says to a request: yes, with the steps it took, or no, with the reason.
 */
public sealed interface Decision {

	/** Yes. No steps means that nothing had to change. */
	record Accepted(Complaint complaint, List<Step> steps) implements Decision {

		/** This and what followed at once. */
		Accepted then(Accepted next) {
			return new Accepted(next.complaint(), Stream.concat(this.steps.stream(), next.steps().stream()).toList());
		}

		/** The lines that the steps write into the timeline. */
		public List<Entry> entries() {
			return this.steps.stream().map((step) -> Entry.of(step.event())).filter(Objects::nonNull).toList();
		}

	}

	/** No, and which moves are possible instead. */
	record Rejected(Reason reason, String detail, Set<Status> possible) implements Decision {
	}

	/** One event and the case right after it. */
	record Step(Complaint after, ComplaintEvent event) {
	}

	/** Why not. */
	enum Reason {

		ILLEGAL_MOVE, TOO_LATE, OUTCOME_MISSING, OUTCOME_TOO_EARLY, UNFINISHED

	}

}
