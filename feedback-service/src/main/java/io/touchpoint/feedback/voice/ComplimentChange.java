package io.touchpoint.feedback.voice;

import java.util.UUID;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * For whom a compliment is.
 */
record ComplimentChange(@Nullable @Size(max = 120) String unit, @Nullable @Size(max = 120) String person,
		@Nullable UUID personId) {
}
