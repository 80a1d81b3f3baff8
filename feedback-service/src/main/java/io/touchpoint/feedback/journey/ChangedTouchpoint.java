package io.touchpoint.feedback.journey;

import java.util.Map;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a touchpoint is from now on; its code and its history stay.
 */
record ChangedTouchpoint(@NotNull Touchpoint.Kind kind,
		@NotBlank @Size(max = 80) @Pattern(regexp = Texts.PLAIN) String unit, @NotNull Map<String, String> name) {
}
