package io.touchpoint.feedback.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * That a customer left, as staff enter it.
 *
 * @param site left out: where the customer was met last, of the caller's sites
 * @param departedOn left out: today
 */
record NewDeparture(@NotNull DepartureReason reason, @Nullable String site, @Nullable @Size(max = 1000) String note,
		@Nullable LocalDate departedOn) {

	LocalDate on(Instant now) {
		return (this.departedOn != null) ? this.departedOn : now.atOffset(ZoneOffset.UTC).toLocalDate();
	}

}
