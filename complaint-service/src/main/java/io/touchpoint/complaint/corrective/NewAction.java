package io.touchpoint.complaint.corrective;

import java.time.LocalDate;

import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be done.
 *
 * @param ownerId the account of the colleague who is to do it
 * @param dueOn by the end of which day of the site's calendar, between 1900 and 3000
 * @param effect what it is to change
 */
record NewAction(@NotBlank @Size(max = 1000) String what, @NotBlank @Size(max = 100) String ownerId,
		@NotNull LocalDate dueOn, @Nullable @Size(max = 1000) String effect) {

	private static final LocalDate LATEST = LocalDate.of(3000, 1, 1);

	/** A 400 problem if it cannot be read. */
	void check() {
		if (PlainText.of(this.what).isEmpty()) {
			throw Problems.invalid(new FieldFault("what", "missing", "'what' must not be blank."));
		}
		if (this.dueOn.isAfter(LATEST)) {
			throw Problems.invalid(new FieldFault("dueOn", "out-of-range", "'dueOn' must lie before 3000."));
		}
	}

	Plan plan(Person owner) {
		return new Plan(PlainText.of(this.what), owner, this.dueOn, PlainText.orNull(this.effect));
	}

}
