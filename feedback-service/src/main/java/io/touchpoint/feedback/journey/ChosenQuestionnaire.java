package io.touchpoint.feedback.journey;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/**
 * What a survey shall ask from now on.
 *
 * @param questionnaire id of a published one for the same customers
 */
record ChosenQuestionnaire(@NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String questionnaire) {
}
