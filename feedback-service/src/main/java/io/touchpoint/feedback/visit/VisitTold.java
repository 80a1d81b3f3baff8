package io.touchpoint.feedback.visit;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.starter.event.NewEvent;

/**
 * Payload of {@code visit.planned} and {@code visit.reminder}, version 1: no name, no
 * address and no secret.
 */
record VisitTold(UUID visit, VisitMethod method) {

	/** The shopper is to get the link: for the first time, or a new one. */
	static final String PLANNED = "visit.planned";

	/** The window ends soon, and no report is there. */
	static final String REMINDER = "visit.reminder";

	static final int VERSION = 1;

	static NewEvent of(String type, SiteVisit visit, Instant now) {
		return new NewEvent(type, VERSION, visit.site(), now, visit.id().toString(),
				new VisitTold(visit.id(), visit.method()));
	}

}
