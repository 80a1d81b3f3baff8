package io.touchpoint.complaint.recovery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.touchpoint.complaint.casework.CaseField;
import io.touchpoint.complaint.casework.Sight;
import io.touchpoint.complaint.casework.Status;
import org.jspecify.annotations.Nullable;

/**
 * A return check with what one must know of its case.
 *
 * @param timeZone the site's, in which it is due
 * @param masked what is hidden from the reader
 * @param restricted whether its case is for few eyes only
 */
record ReturnCheckView(UUID id, UUID complaint, String reference, @Nullable String subject, Status caseStatus,
		String site, String timeZone, ReturnCheck.State state, Instant resolvedAt, int afterDays, Instant dueAt,
		@Nullable ReturnAnswer answer, long revision, List<String> masked, @JsonIgnore boolean restricted) {

	/** The same as somebody sees it. */
	ReturnCheckView as(Sight sight) {
		Sight.Masking mask = sight.masking(this.restricted);
		String subject = mask.words("subject", this.subject);
		ReturnAnswer answer = (this.answer != null) ? shown(this.answer, mask) : null;
		return new ReturnCheckView(this.id, this.complaint, this.reference, subject, this.caseStatus, this.site,
				this.timeZone, this.state, this.resolvedAt, this.afterDays, this.dueAt, answer, this.revision,
				mask.masked(), this.restricted);
	}

	private static ReturnAnswer shown(ReturnAnswer answer, Sight.Masking mask) {
		String note = mask.show(CaseField.INTERNAL_NOTES, "answer.note", answer.note());
		return new ReturnAnswer(answer.returned(), answer.source(), mask.words("answer.note", note), answer.by(),
				answer.at());
	}

}
