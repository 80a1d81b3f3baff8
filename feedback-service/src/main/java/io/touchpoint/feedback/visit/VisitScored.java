package io.touchpoint.feedback.visit;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.event.NewEvent;

/**
 * Payload of {@code visit.scored}, version 1: a report is in and has a score. It occurred
 * when the report was handed in; nobody is told before that.
 *
 * @param customerType whose journey was looked at
 * @param score from 0 to 100, the mean over all scored answers
 * @param scored how many answers that is
 */
record VisitScored(UUID visit, VisitMethod method, CustomerType customerType, double score, int scored) {

	static final String TYPE = "visit.scored";

	static final int VERSION = 1;

	/**
	 * @param visit one with a score
	 */
	static NewEvent of(SiteVisit visit, Instant handedInAt) {
		double score = Objects.requireNonNull(visit.score());
		return new NewEvent(TYPE, VERSION, visit.site(), handedInAt, visit.id().toString(),
				new VisitScored(visit.id(), visit.method(), visit.customerType(), score, visit.scored()));
	}

}
