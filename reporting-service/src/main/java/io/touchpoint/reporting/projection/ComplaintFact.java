package io.touchpoint.reporting.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.touchpoint.reporting.indicator.Rollups;
import io.touchpoint.starter.event.Event;

/**
 * A complaint as its newest event tells it.
 *
 * @param id the complaint
 * @param site its site
 * @param revision rises by one with every change
 * @param status where it is in its life
 * @param channel how it came
 * @param severity its severity
 * @param cause its primary cause
 * @param customerType the type of customer
 * @param timely whether it was answered on time; null while that is undecided
 * @param outcome how it ended
 * @param inCustomersFavour whether it ended in the customer's favour
 * @param onTheSpot whether the people present resolved it
 * @param receivedAt when it came
 * @param dueAt when it is due, if the producer says so
 * @param acknowledgedAt when the customer was told
 * @param resolvedAt when it was resolved
 * @param closedAt when it was closed
 */
record ComplaintFact(UUID id, String site, long revision, String status, @Nullable String channel,
		@Nullable String severity, @Nullable String cause, @Nullable String customerType, @Nullable Boolean timely,
		@Nullable String outcome, @Nullable Boolean inCustomersFavour, boolean onTheSpot, Instant receivedAt,
		@Nullable Instant dueAt, @Nullable Instant acknowledgedAt, @Nullable Instant resolvedAt,
		@Nullable Instant closedAt) {

	static final String TYPES = "complaint.";

	/** The status of one that counts as another one. */
	static final String MERGED = "MERGED";

	static ComplaintFact of(Event event) {
		Members data = new Members(event);
		return new ComplaintFact(data.subject(), event.site(), data.number("revision"), data.text("status"),
				data.optionalText("channel"), data.optionalText("severity"), data.optionalText("cause"),
				data.optionalText("customerType"), data.optionalFlag("timely"), data.optionalText("outcome"),
				data.optionalFlag("inCustomersFavour"), Boolean.TRUE.equals(data.optionalFlag("onTheSpot")),
				data.instant("receivedAt"), data.optionalInstant("dueAt"), data.optionalInstant("acknowledgedAt"),
				data.optionalInstant("resolvedAt"), data.optionalInstant("closedAt"));
	}

	/**
	 * The part that is counted. Kept apart because it can be read back from the table to
	 * take away what an older revision had added.
	 *
	 * @param site the site
	 * @param customerType the type of customer
	 * @param receivedDay the site's local day of its arrival
	 * @param closedDay the site's local day of its end
	 * @param timely whether it was answered on time
	 * @param resolvedSoon whether it was resolved within four weeks; the table says so of
	 * every complaint that has such an end
	 * @param merged whether it counts as another complaint, and so not by itself
	 */
	record Counted(String site, @Nullable String customerType, LocalDate receivedDay, @Nullable LocalDate closedDay,
			@Nullable Boolean timely, @Nullable Boolean resolvedSoon, boolean merged) {

		List<Mark> marks() {
			if (this.merged) {
				return List.of();
			}
			List<Mark> marks = new ArrayList<>();
			marks.add(Mark.count(Rollups.RECEIVED, this.site, this.receivedDay));
			if (this.timely != null) {
				marks.add(Mark.of(Rollups.TIMELY, this.site, this.receivedDay, this.timely));
			}
			if (this.resolvedSoon != null) {
				marks.add(Mark.of(Rollups.RESOLVED, this.site, this.receivedDay, this.resolvedSoon));
			}
			if (this.closedDay != null) {
				marks.add(Mark.count(Rollups.CLOSED, this.site, this.closedDay));
			}
			return Mark.apart(this.customerType, marks);
		}

	}

}
