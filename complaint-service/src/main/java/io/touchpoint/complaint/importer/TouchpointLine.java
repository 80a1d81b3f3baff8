package io.touchpoint.complaint.importer;

import java.time.Instant;
import java.util.List;

import io.touchpoint.complaint.casework.About;
import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Channel;
import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.MonitoredArea;
import io.touchpoint.complaint.casework.Outcome;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Remedy;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.casework.Status;
import org.jspecify.annotations.Nullable;

/**
 * One complaint with its life, as our own format writes it: one JSON object a line.
 */
record TouchpointLine(@Nullable String id, @Nullable String site, @Nullable Channel channel,
		@Nullable CustomerType customerType, @Nullable Severity severity, @Nullable List<Cause> causes,
		@Nullable About about, @Nullable String subject, @Nullable String description, @Nullable String language,
		@Nullable Reachable contact, @Nullable Instant receivedAt, @Nullable Boolean onTheSpot,
		@Nullable List<Happening> history, @Nullable MonitoredArea area, @Nullable Formality formality,
		@Nullable String unit) {

	/** Whom to answer. */
	record Reachable(@Nullable String email, @Nullable String name) {
	}

	/** One thing that happened to the case. */
	record Happening(@Nullable Instant at, @Nullable String actor, @Nullable Kind kind, @Nullable Status to,
			@Nullable String text, @Nullable Boolean visibleToCustomer, @Nullable Outcome outcome,
			@Nullable Boolean inCustomersFavour, @Nullable Remedy remedy, @Nullable Boolean timely,
			@Nullable Person owner, @Nullable String unit) {
	}

	/** What sort of thing. */
	enum Kind {

		MOVE, NOTE, OWNER

	}

}
