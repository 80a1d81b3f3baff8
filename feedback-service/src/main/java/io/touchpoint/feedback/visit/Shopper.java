package io.touchpoint.feedback.visit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Who goes there.
 *
 * @param email left out: whoever plans hands the link over
 */
record Shopper(@NotBlank @Size(max = 200) String name, @Nullable @Size(max = 254) String email) {
}
