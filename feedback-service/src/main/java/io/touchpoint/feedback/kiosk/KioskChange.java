package io.touchpoint.feedback.kiosk;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What can be changed of a kiosk; the device learns of it within a minute.
 *
 * @param pin left out: stays as it is
 */
record KioskChange(@NotBlank @Size(max = 80) @Pattern(regexp = "\\P{Cntrl}*") String name,
		@NotNull @Min(5) @Max(300) Integer idleSeconds, @NotNull @Min(0) @Max(600) Integer misuseSeconds,
		@NotNull @Min(0) @Max(10) Integer questions, @Nullable @Pattern(regexp = "[0-9]{4,8}") String pin) {
}
