package io.touchpoint.reporting.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.touchpoint.reporting.indicator.Rollups;
import io.touchpoint.starter.event.Event;

/**
 * A promise in a complaint as its newest event tells it.
 *
 * @param id the promise
 * @param site its site
 * @param revision rises by one with every change
 * @param state what became of it
 * @param customerType the type of customer
 * @param decidedAt when it was kept or, if it was broken first, broken
 */
record PromiseFact(UUID id, String site, long revision, String state, String customerType,
		@Nullable Instant decidedAt) {

	static final String TYPES = "promise.";

	static PromiseFact of(Event event) {
		Members data = new Members(event);
		Instant broken = data.optionalInstant("brokenAt");
		return new PromiseFact(data.subject(), event.site(), data.number("revision"), data.text("state"),
				data.text("customerType"), (broken != null) ? broken : data.optionalInstant("keptAt"));
	}

	/**
	 * The part that is counted. A promise that another one took the place of counts by
	 * that one's fate.
	 *
	 * @param decidedDay the site's local day of its end, if it has one
	 */
	record Counted(String site, String customerType, String state, @Nullable LocalDate decidedDay) {

		List<Mark> marks() {
			return (this.decidedDay == null) ? List.of() : Mark.apart(this.customerType,
					List.of(Mark.of(Rollups.PROMISES_KEPT, this.site, this.decidedDay, this.state.equals("KEPT"))));
		}

	}

}
