package io.touchpoint.feedback.visit;

import java.time.Instant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What may be changed of a visit that nobody has begun: all of it is given anew.
 */
record ChangedSiteVisit(@NotNull Instant from, @NotNull Instant to, @NotNull @Valid Shopper shopper,
		@Nullable @Size(max = 2000) String brief) {
}
