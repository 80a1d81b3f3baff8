package io.touchpoint.complaint.remedy;

import java.time.LocalDate;

import io.touchpoint.complaint.casework.CounterRemedies;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.complaint.casework.Remedy;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A remedy that a customer is to have.
 *
 * @param minor what it costs, in the smallest unit of the site's currency; nothing for
 * words
 * @param purchasedOn when what is taken back was bought, at the site
 * @param exception why it is taken back although the return window is over
 * @param note what colleagues should know
 */
record NewRemedy(@NotNull Remedy kind, @Nullable @Min(0) @Max(CounterRemedies.MOST) Long minor,
		@Nullable LocalDate purchasedOn, @Nullable @Size(max = 1000) String exception,
		@Nullable @Size(max = 1000) String note) {

	/** The same without characters that nobody can read. */
	NewRemedy plain() {
		return new NewRemedy(this.kind, this.minor, this.purchasedOn, PlainText.orNull(this.exception),
				PlainText.orNull(this.note));
	}

}
