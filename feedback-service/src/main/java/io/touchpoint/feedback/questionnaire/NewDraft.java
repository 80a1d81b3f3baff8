package io.touchpoint.feedback.questionnaire;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A draft somebody asks for: of a new questionnaire, or of the next version of one.
 *
 * @param customerType needed for a new questionnaire; an existing one has its own
 * @param from left out: what the questionnaire asks now, or a short set for a new one
 */
record NewDraft(@NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String id, @Nullable CustomerType customerType,
		@Nullable @Valid DraftSource from) {

	/**
	 * What the draft begins with: a set of the library, or another questionnaire.
	 *
	 * @param library id of a set
	 * @param version of the questionnaire; left out: the newest
	 */
	record DraftSource(@Nullable String library, @Nullable String questionnaire, @Nullable @Min(1) Integer version) {
	}

}
