package io.touchpoint.feedback.visit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A finding as a manager records it.
 *
 * @param what what was seen
 * @param place where
 */
record NewSecurityFinding(@NotBlank @Size(max = 40) String site, @NotNull SecurityFinding.Kind kind,
		@NotBlank @Size(max = 2000) String what, @Nullable @Size(max = 200) String place) {
}
