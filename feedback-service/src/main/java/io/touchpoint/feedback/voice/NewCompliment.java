package io.touchpoint.feedback.voice;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import io.touchpoint.starter.web.ReachableAddress;

/**
 * Praise that staff write down: of a response, of a letter, or said to them.
 *
 * @param site where; not needed with a response or letter, which know it
 * @param response the answer that is praise; with a letter: its marks
 */
record NewCompliment(@Nullable @Size(max = 40) String site, @Nullable UUID response, @Nullable UUID letter,
		@Nullable @Size(max = 60) String touchpoint, @Nullable @Size(max = 120) String unit,
		@Nullable @Size(max = 120) String person, @Nullable UUID personId, @Nullable @Size(max = 4000) String words,
		@Nullable @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}") String language,
		@Nullable @Valid Giver contact) {

	/**
	 * Who praised; only with consent.
	 */
	record Giver(@NotBlank @Email(regexp = ReachableAddress.SHAPE) @Size(max = ReachableAddress.LONGEST) String email,
			@Nullable @Size(max = 200) String name,
			@AssertTrue(message = "must be given, or leave the contact out") boolean consent) {

		Giver {
			// Not there yet while it is read; then it is a fault.
			if (email != null) {
				email = ReachableAddress.composed(email);
			}
		}

	}

	String spokenIn() {
		return (this.language != null) ? this.language : "en";
	}

}
