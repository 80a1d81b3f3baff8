package io.touchpoint.feedback.widget;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.questionnaire.CustomerType;

/**
 * A widget that somebody wants for a touchpoint.
 *
 * @param customerType who answers; left out: whom the site is for
 */
record NewWidget(@NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String site,
		@NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String touchpoint, @Nullable CustomerType customerType) {
}
