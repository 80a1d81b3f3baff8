package io.touchpoint.complaint.casework;

import java.util.List;
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

		/** From which desk to which the case went in these steps. */
		public List<ComplaintEvent.Reassigned> deskChanges() {
			return this.steps.stream()
				.flatMap((step) -> (step.event() instanceof ComplaintEvent.Reassigned change) ? Stream.of(change)
						: Stream.empty())
				.toList();
		}

		/** The lines that the steps write into the timeline. */
		public List<Entry> entries() {
			return this.steps.stream().flatMap((step) -> Entry.of(step.event()).stream()).toList();
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
