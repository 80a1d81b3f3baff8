package io.touchpoint.complaint.promise;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A promise as staff write it down.
 *
 * @param to whom it was made to, if that is somebody beside the customer of the case
 */
record NewPromise(@NotBlank @Size(max = 500) String text, @Nullable @Size(max = 200) String to,
		@NotNull @Valid Due due) {
}
