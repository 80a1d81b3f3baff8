package io.touchpoint.feedback.visit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.touchpoint.starter.event.NewEvent;

/**
 * Payload of {@code visit.overdue}, version 1: the window of a visit has passed without a
 * report.
 *
 * @param planners ids of the accounts of those who may know of the visit and have to see
 * to it
 */
record VisitOverdue(UUID visit, VisitMethod method, List<UUID> planners) {

	static final String TYPE = "visit.overdue";

	static final int VERSION = 1;

	static NewEvent of(SiteVisit visit, List<UUID> planners, Instant now) {
		return new NewEvent(TYPE, VERSION, visit.site(), now, visit.id().toString(),
				new VisitOverdue(visit.id(), visit.method(), planners));
	}

}
