package io.touchpoint.complaint.contactplan;

import java.time.LocalDate;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a plan that is looked at again.
 *
 * @param reason why, for colleagues
 * @param replyEvery another number of working days, if it goes on with one
 * @param reviewOn by when it is looked at again, if it goes on
 */
record PlanReview(@NotNull Outcome outcome, @NotBlank @Size(max = 2000) String reason,
		@Nullable @Min(2) @Max(60) Integer replyEvery, @Nullable LocalDate reviewOn) {

	/** Whether it goes on. */
	enum Outcome {

		GO_ON, END

	}

}
