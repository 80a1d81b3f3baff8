package io.touchpoint.complaint.contactplan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.touchpoint.complaint.casework.CaseField;
import io.touchpoint.complaint.casework.Contact;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Sight;
import org.jspecify.annotations.Nullable;

/**
 * A plan, or a no to one, as colleagues see it.
 *
 * @param complaint the case at which it was decided
 * @param reference of that case; none if the caller may not see it
 * @param contact whom it is about; none once they were erased
 * @param reason why; none if the caller may not see the case
 * @param person who alone answers
 * @param replyEvery within how many working days one reply goes out
 * @param masked what is there and not shown to the caller
 * @param restricted whether the case is for few eyes only
 */
record ContactPlanView(UUID id, UUID complaint, @Nullable String reference, String site, @Nullable Contact contact,
		PlanState state, @Nullable String reason, @Nullable Person person, @Nullable Integer replyEvery,
		@Nullable LocalDate reviewOn, @Nullable UUID letter, Instant decidedAt, Person decidedBy,
		@Nullable Instant endedAt, @Nullable String endedBy, @Nullable String endReason, long revision,
		List<String> masked, @JsonIgnore boolean restricted) {

	private static final List<String> OF_HIDDEN_CASE = List.of("reference", "contact", "reason", "endReason");

	/**
	 * @param seen what the caller may see of the case; null if nothing
	 */
	static ContactPlanView of(ContactPlan plan, @Nullable CaseOfPlan seen) {
		ContactPlan.Terms terms = plan.terms();
		ContactPlan.Ending ending = plan.ending();
		return new ContactPlanView(plan.id(), plan.complaint(), (seen != null) ? seen.reference() : null, plan.site(),
				(seen != null) ? seen.contact() : null, plan.state(), (seen != null) ? plan.reason() : null,
				(terms != null) ? terms.person() : null, (terms != null) ? terms.replyEvery() : null,
				(terms != null) ? terms.reviewOn() : null, plan.letter(), plan.decidedAt(), plan.decidedBy(),
				(ending != null) ? ending.at() : null, (ending != null) ? ending.by() : null,
				(ending != null && seen != null) ? ending.reason() : null, plan.revision(),
				(seen != null) ? List.of() : OF_HIDDEN_CASE, seen != null && seen.restricted());
	}

	/** The same as somebody sees it. */
	ContactPlanView as(Sight sight) {
		Sight.Masking mask = sight.masking(this.restricted);
		Contact contact = mask.show(CaseField.CONTACT, "contact", this.contact);
		String reason = mask.words("reason", mask.show(CaseField.INTERNAL_NOTES, "reason", this.reason));
		String endReason = mask.words("endReason", mask.show(CaseField.INTERNAL_NOTES, "endReason", this.endReason));
		List<String> all = Stream.concat(this.masked.stream(), mask.masked().stream()).distinct().toList();
		return new ContactPlanView(this.id, this.complaint, this.reference, this.site, contact, this.state, reason,
				this.person, this.replyEvery, this.reviewOn, this.letter, this.decidedAt, this.decidedBy, this.endedAt,
				this.endedBy, endReason, this.revision, all, this.restricted);
	}

	/** What a plan tells of its case. */
	record CaseOfPlan(String reference, @Nullable Contact contact, boolean restricted) {
	}

	/** A plan with its case, as far as the reader may see it. */
	record Found(ContactPlan plan, @Nullable CaseOfPlan seen) {

		ContactPlanView view() {
			return of(this.plan, this.seen);
		}

	}

}
