package io.touchpoint.complaint.promise;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.CaseField;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Sight;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.recovery.RecoveryTask;
import org.jspecify.annotations.Nullable;

/**
 * A promise with what one must know of its case.
 *
 * @param to whom it was made to, if that is not the customer of the case
 * @param late whether the customer did not get it in time
 * @param timeZone the site's, in which it is due
 * @param owner who owns the case
 * @param recovery what a breach opened
 * @param restricted whether its case is for few eyes only
 * @param masked what is hidden from the reader
 */
record PromiseView(UUID id, UUID complaint, String reference, @Nullable String subject, Status caseStatus,
		@Nullable Person owner, String site, String timeZone, PromiseState state, @Nullable String text,
		@Nullable String to, Person madeBy, Instant madeAt, Instant dueAt, boolean late, @Nullable Instant remindedAt,
		@Nullable Kept kept, @Nullable Breach breach, @Nullable Consent consent, @Nullable UUID predecessor,
		@Nullable UUID successor, @Nullable RecoveryTask recovery, boolean restricted, long revision,
		List<String> masked) {

	/** The same as somebody sees it. */
	PromiseView as(Sight sight) {
		Sight.Masking mask = sight.masking(this.restricted);
		String subject = mask.words("subject", this.subject);
		String text = mask.words("text", this.text);
		String to = mask.words("to", mask.show(CaseField.CONTACT, "to", this.to));
		Kept kept = mask.words("kept", (this.kept != null) ? this.kept.as(mask) : null);
		Breach breach = mask.words("breach", (this.breach != null) ? this.breach.as(mask) : null);
		Consent consent = mask.words("consent", (this.consent != null) ? this.consent.as(mask) : null);
		RecoveryTask recovery = mask.words("recovery", (this.recovery != null) ? this.recovery.as(mask) : null);
		return new PromiseView(this.id, this.complaint, this.reference, subject, this.caseStatus, this.owner, this.site,
				this.timeZone, this.state, text, to, this.madeBy, this.madeAt, this.dueAt, this.late, this.remindedAt,
				kept, breach, consent, this.predecessor, this.successor, recovery, this.restricted, this.revision,
				mask.masked());
	}

}
