package io.touchpoint.reporting.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.touchpoint.reporting.indicator.Rollups;
import io.touchpoint.starter.event.Event;

/**
 * A mystery visit or an inspection with its score. Nobody tells of one before its report
 * is in.
 *
 * @param id the visit
 * @param site its site
 * @param handedInAt when its report was handed in
 * @param method mystery visit or inspection
 * @param customerType whose journey was looked at
 * @param score in hundredths of a point, 0 to 10,000
 */
record VisitFact(UUID id, String site, Instant handedInAt, String method, String customerType, int score) {

	static final String SCORED = "visit.scored";

	private static final int HUNDREDTHS = 100;

	static VisitFact of(Event event) {
		Members data = new Members(event);
		return new VisitFact(data.subject(), event.site(), event.occurredAt(), data.text("method"),
				data.text("customerType"), (int) Math.round(HUNDREDTHS * data.measured("score", 0, 100)));
	}

	/**
	 * What this visit adds to the rollups.
	 * @param day the site's local day of it
	 */
	List<Mark> marks(LocalDate day) {
		return Mark.apart(this.customerType,
				List.of(Mark.of(Rollups.VISIT_SCORE, this.method, this.site, day, false, this.score)));
	}

}
