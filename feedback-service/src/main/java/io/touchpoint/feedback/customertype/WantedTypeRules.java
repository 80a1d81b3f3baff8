package io.touchpoint.feedback.customertype;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What head office sets for a customer type.
 *
 * @param horizonDays how long after the last visit a customer counts as lapsed; null:
 * never
 * @param inviteEveryDays in which time a customer is invited at most once; null: as the
 * horizon says
 * @param evaluateEveryMonths how often a touchpoint is evaluated; null: as the horizon
 * says
 * @param badEndStep by how many points of the mean mark the last impression falls behind
 * the first contact until it is reported
 * @param badEndDays over how many days both are looked at
 */
public record WantedTypeRules(@Min(30) @Max(3650) @Nullable Integer horizonDays,
		@Min(1) @Max(3650) @Nullable Integer inviteEveryDays, @Min(1) @Max(36) @Nullable Integer evaluateEveryMonths,
		@NotNull @DecimalMin("0.1") @DecimalMax("4") Double badEndStep,
		@NotNull @Min(30) @Max(730) Integer badEndDays) {
}
