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

		/** How the case had ended before these steps opened it again. */
		public List<FormerEnd> formerEnds() {
			return this.steps.stream()
				.flatMap((step) -> (step.event() instanceof ComplaintEvent.Moved moved)
						? Stream.ofNullable(moved.ended()) : Stream.empty())
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

		ILLEGAL_MOVE(""), TOO_LATE(""), OUTCOME_MISSING(""), OUTCOME_TOO_EARLY(""), NOTE_MISSING(""), UNFINISHED(""),

		SAME_CASE("A case cannot be merged into itself."),

		OTHER_SITE("Cases of two sites cannot be merged."),

		ALREADY_MERGED("One of the cases is merged into another one already; work on that one."),

		HOLDS_OTHERS("Other cases are merged into this one, so it stays; merge the other way round."),

		OTHER_CUSTOMER("The cases are of two customers, who are owed an answer each."),

		ENDED_FOR_GOOD("One of the cases has ended for good."),

		WOULD_BE_SEEN(
				"What customers of merged cases write is read in the case that stays. Colleagues would read it there who may not see all of these cases; let the same colleagues see them first."),

		NOT_MERGED("This case is not merged into another one."),

		TOO_LATE_TO_PART("The time for parting these cases again is over.");

		private final String sentence;

		Reason(String sentence) {
			this.sentence = sentence;
		}

		/** Why, where it is always the same. */
		String sentence() {
			return this.sentence;
		}

	}

}
