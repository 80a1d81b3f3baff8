package io.touchpoint.feedback.journey;

import io.touchpoint.feedback.questionnaire.CustomerType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A survey somebody asks for.
 *
 * @param customerType left out: whom the site serves
 * @param channel left out: WEB
 */
record NewSurvey(@NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String site,
		@NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String touchpoint, @Nullable CustomerType customerType,
		@Nullable Channel channel) {
}
