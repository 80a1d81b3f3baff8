package io.touchpoint.reporting.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.touchpoint.reporting.indicator.Rollups;
import io.touchpoint.starter.event.Event;

/**
 * The reaction that somebody with a bad experience is owed, as its newest event tells it.
 *
 * @param alert the alert of it
 * @param site its site
 * @param revision rises by one with every change
 * @param customerType the type of customer
 * @param dueAt the last moment in time
 * @param reactedAt when a person reacted first
 * @param counts whether the answer that raised the alert is believed
 */
record ReactionFact(UUID alert, String site, long revision, String customerType, Instant dueAt,
		@Nullable Instant reactedAt, boolean counts) {

	static final String TYPES = "reaction.";

	static ReactionFact of(Event event) {
		Members data = new Members(event);
		return new ReactionFact(data.subject(), event.site(), data.number("revision"), data.text("customerType"),
				data.instant("dueAt"), data.optionalInstant("reactedAt"),
				!Boolean.FALSE.equals(data.optionalFlag("counts")));
	}

	/**
	 * The part that is counted: late until a person has reacted in time. Days that are
	 * not over yet are left to those who read.
	 *
	 * @param dueDay the site's local day until which it was due
	 * @param timely whether a person reacted in time
	 * @param counts whether it is counted at all
	 */
	record Counted(String site, String customerType, LocalDate dueDay, boolean timely, boolean counts) {

		List<Mark> marks() {
			return !this.counts ? List.of() : Mark.apart(this.customerType,
					List.of(Mark.of(Rollups.FIRST_REACTION, this.site, this.dueDay, this.timely)));
		}

	}

}
