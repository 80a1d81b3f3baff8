package io.touchpoint.complaint.promise;

import java.time.Instant;

import io.touchpoint.complaint.casework.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Another promise in the place of the old one.
 *
 * @param text what is promised from now on; without it the same as before
 * @param consent how and when the customer agreed; without it nothing is changed
 */
record Renegotiation(@Nullable @Size(max = 500) String text, @NotNull @Valid Due due,
		@Nullable @Valid NewConsent consent) {

	@Nullable Consent agreed() {
		return (this.consent == null) ? null
				: new Consent(this.consent.how(), this.consent.at(), PlainText.orNull(this.consent.note()));
	}

	/** What the customer said, as staff write it down. */
	record NewConsent(@NotNull Consent.Way how, @NotNull Instant at, @Nullable @Size(max = 500) String note) {
	}

}
