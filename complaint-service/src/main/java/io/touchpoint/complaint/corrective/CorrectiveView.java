package io.touchpoint.complaint.corrective;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Sight;
import org.jspecify.annotations.Nullable;

/**
 * What a case had at its root, and what is done about it.
 *
 * @param rootCause none as long as nobody found out
 * @param today the present day of the site's calendar
 * @param actions what is due first comes first
 */
record CorrectiveView(@Nullable NotedCause rootCause, LocalDate today, List<ActionView> actions) {

	/**
	 * What was found at the root.
	 *
	 * @param code of the catalogue
	 * @param words what somebody says about it
	 * @param masked what is hidden from the reader
	 */
	record NotedCause(String code, @Nullable String words, String notedBy, Instant notedAt, long revision,
			List<String> masked) {

		/** The same as somebody sees it. */
		NotedCause as(Sight.Masking mask) {
			String words = mask.note("words", this.words);
			return new NotedCause(this.code, words, this.notedBy, this.notedAt, this.revision, mask.masked());
		}

	}

	/**
	 * A corrective action.
	 *
	 * @param overdue whether it is open although its day is over
	 * @param endedNote what came of it, or why it was dropped
	 * @param masked what is hidden from the reader
	 */
	record ActionView(UUID id, ActionState state, @Nullable String what, Person owner, LocalDate dueOn, boolean overdue,
			@Nullable String effect, Person madeBy, Instant madeAt, @Nullable Instant endedAt, @Nullable String endedBy,
			@Nullable String endedNote, long revision, List<String> masked) {

		static ActionView of(CorrectiveAction action, LocalDate today, Sight.Masking mask) {
			Ending ending = action.ending();
			Plan plan = action.plan();
			String what = mask.note("what", plan.what());
			String effect = mask.note("effect", plan.effect());
			String endedNote = mask.note("endedNote", (ending != null) ? ending.note() : null);
			return new ActionView(action.id(), action.state(), what, plan.owner(), plan.dueOn(), action.overdue(today),
					effect, action.madeBy(), action.madeAt(), (ending != null) ? ending.at() : null,
					(ending != null) ? ending.by() : null, endedNote, action.revision(), mask.masked());
		}

	}

}
