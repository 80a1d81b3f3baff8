package io.touchpoint.complaint.contactplan;

import java.time.LocalDate;

import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.letter.LetterChannel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a manager decides about somebody who writes very often.
 *
 * @param reason why, for colleagues
 * @param person the id of the colleague who alone answers
 * @param replyEvery within how many working days one reply goes out
 * @param reviewOn by when it is looked at again
 * @param letter what the customer is told of it
 */
record NewContactPlan(@NotBlank @Size(max = 2000) String reason, @NotBlank @Size(max = 100) String person,
		@NotNull @Min(2) @Max(60) Integer replyEvery, @NotNull LocalDate reviewOn, @NotNull @Valid Words letter) {

	/**
	 * What the customer is told: a text with placeholders, also those of the plan.
	 *
	 * @param language the case's own if none is named
	 * @param recipient name and postal address, for a letter
	 */
	record Words(@NotNull LetterChannel channel, @NotBlank @Size(max = 8000) String text,
			@Nullable @Pattern(regexp = Matter.LANGUAGE) String language, @Nullable @Size(max = 500) String recipient) {
	}

}
