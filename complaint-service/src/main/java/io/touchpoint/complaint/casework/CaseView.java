package io.touchpoint.complaint.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.site.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A case as staff see it in full.
 *
 * @param unit the unit that it lies with
 * @param owner who looks after it
 * @param restriction why it is for few eyes only, and whose
 * @param moves the moves that are possible now
 * @param response the answer to a survey that it came from
 * @param suggestedSeverity what the customer's words suggest, until a colleague says
 * @param suggestedBecause the words that it is because of
 * @param mergedInto the case that it is merged into
 * @param partableUntil until when that can be taken back
 * @param merged the cases that are merged into this one, the first one first
 * @param unreadSince since when something of the customer's waits to be read by whoever
 * looks after the case
 */
public record CaseView(UUID id, String reference, String site, Status status, Severity severity, Cause cause,
		List<Cause> causes, About about, @Nullable MonitoredArea area, Formality formality, String subject,
		String description, Channel channel, CustomerType customerType, String language, @Nullable Contact contact,
		@Nullable Unit unit, @Nullable Person owner, @Nullable Restriction restriction, boolean onTheSpot,
		@Nullable Outcome outcome, @Nullable Boolean inCustomersFavour, @Nullable Remedy remedy, Instant receivedAt,
		@Nullable Instant forwardedAt, Instant acknowledgeBy, Instant resolveBy, @Nullable Instant dueAt,
		boolean overdue, @Nullable Boolean timely, @Nullable Instant acknowledgedAt, @Nullable Instant resolvedAt,
		@Nullable Instant closedAt, boolean imported, long revision, List<Entry> timeline, List<Status> moves,
		@Nullable UUID response, @Nullable Severity suggestedSeverity, List<String> suggestedBecause,
		@Nullable Related mergedInto, @Nullable Instant partableUntil, List<MergedCase> merged,
		@Nullable Instant unreadSince) {

	static CaseView of(Complaint complaint, List<Entry> timeline, Instant now, Deadlines deadlines, @Nullable Unit unit,
			@Nullable UUID response, @Nullable Suggestion suggestion, @Nullable Related mergedInto,
			@Nullable Instant partableUntil, List<MergedCase> merged, @Nullable Instant unreadSince) {
		Matter matter = complaint.matter();
		Settlement settlement = complaint.settlement();
		Times times = complaint.times();
		return new CaseView(complaint.id(), complaint.reference(), complaint.site(), complaint.status(),
				matter.severity(), matter.cause(), matter.causes(), matter.about(), matter.area(), matter.formality(),
				matter.subject(), matter.description(), matter.channel(), matter.customerType(), matter.language(),
				complaint.contact(), unit, complaint.owner(), complaint.restriction(), complaint.onTheSpot(),
				settlement.outcome(), settlement.inCustomersFavour(), settlement.remedy(), times.receivedAt(),
				times.forwardedAt(), times.acknowledgeBy(), times.resolveBy(), complaint.dueAt(),
				complaint.overdue(now), complaint.timely(), times.acknowledgedAt(), times.resolvedAt(),
				times.closedAt(), complaint.imported(), complaint.revision(), timeline,
				List.copyOf(complaint.possible(now, deadlines)), response,
				(suggestion != null) ? suggestion.severity() : null,
				(suggestion != null) ? suggestion.reasons() : List.of(), mergedInto, partableUntil, merged,
				unreadSince);
	}

	/**
	 * Another case.
	 *
	 * @param reference none if the caller may not see it
	 */
	public record Related(UUID id, @Nullable String reference) {
	}

	/**
	 * What a case that was merged into this one tells.
	 *
	 * @param sameContact whether it is known to be of the same customer; otherwise
	 * neither reads on their page what the other one wrote
	 */
	public record MergedCase(UUID id, String reference, String subject, String description, Channel channel,
			Instant receivedAt, boolean sameContact, List<Entry> timeline) {

		static MergedCase of(Complaint complaint, Complaint stays, List<Entry> timeline) {
			Matter matter = complaint.matter();
			return new MergedCase(complaint.id(), complaint.reference(), matter.subject(), matter.description(),
					matter.channel(), complaint.times().receivedAt(), complaint.sameContact(stays), timeline);
		}

	}

}
