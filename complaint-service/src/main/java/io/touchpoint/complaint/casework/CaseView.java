package io.touchpoint.complaint.casework;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
 * @param postal where the customer is written to by post, if it is known
 * @param erasure that its customer is to be forgotten, if somebody asked
 * @param masked what is hidden from the reader, whether there is any or not
 */
public record CaseView(UUID id, String reference, String site, Status status, Severity severity, Cause cause,
		List<Cause> causes, About about, @Nullable MonitoredArea area, Formality formality, @Nullable String subject,
		@Nullable String description, Channel channel, CustomerType customerType, String language,
		@Nullable Contact contact, @Nullable Unit unit, @Nullable Person owner, @Nullable Restriction restriction,
		boolean onTheSpot, @Nullable Outcome outcome, @Nullable Boolean inCustomersFavour, @Nullable Remedy remedy,
		Instant receivedAt, @Nullable Instant forwardedAt, Instant acknowledgeBy, Instant resolveBy,
		@Nullable Instant dueAt, boolean overdue, @Nullable Boolean timely, @Nullable Instant acknowledgedAt,
		@Nullable Instant resolvedAt, @Nullable Instant closedAt, boolean imported, long revision, List<Entry> timeline,
		List<Status> moves, @Nullable UUID response, @Nullable Severity suggestedSeverity,
		List<String> suggestedBecause, @Nullable Related mergedInto, @Nullable Instant partableUntil,
		List<MergedCase> merged, @Nullable Instant unreadSince, @Nullable Postal postal, @Nullable Erasure erasure,
		List<String> masked) {

	static CaseView of(Complaint complaint, List<Entry> timeline, Instant now, Deadlines deadlines, @Nullable Unit unit,
			@Nullable UUID response, @Nullable Suggestion suggestion, @Nullable Related mergedInto,
			@Nullable Instant partableUntil, List<MergedCase> merged, @Nullable Instant unreadSince,
			@Nullable Postal postal, @Nullable Erasure erasure) {
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
				(suggestion != null) ? suggestion.reasons() : List.of(), mergedInto, partableUntil, merged, unreadSince,
				postal, erasure, List.of());
	}

	/** The same as somebody sees it. */
	CaseView as(Sight sight) {
		Sight.Masking mask = sight.masking(this.restriction != null);
		String subject = mask.words("subject", this.subject);
		String description = mask.words("description", this.description);
		Contact contact = mask.show(CaseField.CONTACT, "contact", this.contact);
		Postal postal = mask.show(CaseField.CONTACT, "postal", this.postal);
		List<String> because = Objects.requireNonNullElse(mask.words("suggestedBecause", this.suggestedBecause),
				List.of());
		List<Entry> timeline = MaskedTimeline.of(this.timeline, new Addressee(this.contact, this.postal), mask);
		return new CaseView(this.id, this.reference, this.site, this.status, this.severity, this.cause, this.causes,
				this.about, this.area, this.formality, subject, description, this.channel, this.customerType,
				this.language, contact, this.unit, this.owner, this.restriction, this.onTheSpot, this.outcome,
				this.inCustomersFavour, this.remedy, this.receivedAt, this.forwardedAt, this.acknowledgeBy,
				this.resolveBy, this.dueAt, this.overdue, this.timely, this.acknowledgedAt, this.resolvedAt,
				this.closedAt, this.imported, this.revision, timeline, this.moves, this.response,
				this.suggestedSeverity, because, this.mergedInto, this.partableUntil,
				this.merged.stream().map((one) -> one.as(sight)).toList(), this.unreadSince, postal, this.erasure,
				mask.masked());
	}

	/**
	 * Another case.
	 *
	 * @param reference none if the caller may not see it
	 */
	public record Related(UUID id, @Nullable String reference) {
	}

	/**
	 * That the customer is to be forgotten.
	 *
	 * @param askedAt when somebody asked
	 * @param doneAt since when nothing of them is left; a case that goes on waits until
	 * it has ended
	 * @param revocable whether that can be taken back at the case: it was asked for here
	 * and waits
	 */
	public record Erasure(Instant askedAt, @Nullable Instant doneAt, boolean revocable) {
	}

	/**
	 * What a case that was merged into this one tells.
	 *
	 * @param sameContact whether it is known to be of the same customer; otherwise
	 * neither reads on their page what the other one wrote
	 * @param masked what is hidden from the reader
	 * @param restricted whether it is for few eyes only
	 * @param addressee whose it is
	 */
	public record MergedCase(UUID id, String reference, @Nullable String subject, @Nullable String description,
			Channel channel, Instant receivedAt, boolean sameContact, List<Entry> timeline, List<String> masked,
			@JsonIgnore boolean restricted, @JsonIgnore Addressee addressee) {

		static MergedCase of(Complaint complaint, Complaint stays, List<Entry> timeline, @Nullable Postal postal) {
			Matter matter = complaint.matter();
			return new MergedCase(complaint.id(), complaint.reference(), matter.subject(), matter.description(),
					matter.channel(), complaint.times().receivedAt(), complaint.sameContact(stays), timeline, List.of(),
					complaint.restriction() != null, new Addressee(complaint.contact(), postal));
		}

		MergedCase as(Sight sight) {
			Sight.Masking mask = sight.masking(this.restricted);
			String subject = mask.words("subject", this.subject);
			String description = mask.words("description", this.description);
			List<Entry> timeline = MaskedTimeline.of(this.timeline, this.addressee, mask);
			return new MergedCase(this.id, this.reference, subject, description, this.channel, this.receivedAt,
					this.sameContact, timeline, mask.masked(), this.restricted, this.addressee);
		}

	}

}
