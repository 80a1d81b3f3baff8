package io.touchpoint.complaint.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A case as staff see it in full.
 *
 * @param moves the moves that are possible now
 * @param response the answer to a survey that it came from
 */
public record CaseView(UUID id, String reference, String site, Status status, Severity severity, Cause cause,
		List<Cause> causes, About about, String subject, String description, Channel channel, CustomerType customerType,
		String language, @Nullable Contact contact, @Nullable Person owner, boolean onTheSpot,
		@Nullable Outcome outcome, @Nullable Boolean inCustomersFavour, @Nullable Remedy remedy, Instant receivedAt,
		@Nullable Instant forwardedAt, Instant acknowledgeBy, Instant resolveBy, @Nullable Instant dueAt,
		boolean overdue, @Nullable Boolean timely, @Nullable Instant acknowledgedAt, @Nullable Instant resolvedAt,
		@Nullable Instant closedAt, boolean imported, long revision, List<Entry> timeline, List<Status> moves,
		@Nullable UUID response) {

	static CaseView of(Complaint complaint, List<Entry> timeline, Instant now, Deadlines deadlines,
			@Nullable UUID response) {
		Matter matter = complaint.matter();
		Settlement settlement = complaint.settlement();
		Times times = complaint.times();
		return new CaseView(complaint.id(), complaint.reference(), complaint.site(), complaint.status(),
				matter.severity(), matter.cause(), matter.causes(), matter.about(), matter.subject(),
				matter.description(), matter.channel(), matter.customerType(), matter.language(), complaint.contact(),
				complaint.owner(), complaint.onTheSpot(), settlement.outcome(), settlement.inCustomersFavour(),
				settlement.remedy(), times.receivedAt(), times.forwardedAt(), times.acknowledgeBy(), times.resolveBy(),
				complaint.dueAt(), complaint.overdue(now), complaint.timely(), times.acknowledgedAt(),
				times.resolvedAt(), times.closedAt(), complaint.imported(), complaint.revision(), timeline,
				List.copyOf(complaint.possible(now, deadlines)), response);
	}

}
