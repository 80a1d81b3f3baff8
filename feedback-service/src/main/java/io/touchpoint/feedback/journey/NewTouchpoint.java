package io.touchpoint.feedback.journey;

import java.util.Map;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint that a journey gets.
 *
 * @param name by language, English at least
 * @param before the touchpoint it comes before; left out: it becomes the last impression
 */
record NewTouchpoint(@NotBlank @Pattern(regexp = Texts.CODE) String code, @NotNull Touchpoint.Kind kind,
		@NotBlank @Size(max = 80) @Pattern(regexp = Texts.PLAIN) String unit, @NotNull Map<String, String> name,
		@Nullable @Pattern(regexp = Texts.CODE) String before) {
}
