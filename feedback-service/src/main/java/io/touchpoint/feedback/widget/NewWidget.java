package io.touchpoint.feedback.widget;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/**
 * A widget that somebody wants for a touchpoint.
 */
record NewWidget(@NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String site,
		@NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String touchpoint) {
}
