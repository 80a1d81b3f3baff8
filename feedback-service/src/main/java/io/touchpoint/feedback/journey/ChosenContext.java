package io.touchpoint.feedback.journey;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What a survey shall ask about the visit from now on.
 *
 * @param asks none: only the questionnaire is asked
 */
record ChosenContext(@NotNull @Size(max = 3) List<@NotNull ContextQuestion> asks) {

	Set<ContextQuestion> questions() {
		Set<ContextQuestion> questions = EnumSet.noneOf(ContextQuestion.class);
		questions.addAll(this.asks);
		return questions;
	}

}
