package io.touchpoint.complaint.browse;

import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A filter as somebody wants to keep it.
 *
 * @param site whose people are all to see it; none for oneself alone. Cannot be changed
 * later
 */
record NewSavedFilter(@Nullable @Pattern(regexp = Sites.CODE, message = "must be a site code") String site,
		@NotBlank @Size(max = 60) String name, @NotNull @Valid CaseFilter filter) {

	/** The name without what nobody can read; a 400 problem if nothing is left. */
	String plainName() {
		String plain = PlainText.of(this.name).replaceAll("\\s+", " ");
		if (plain.isEmpty()) {
			throw Problems.invalid(new FieldFault("name", "missing", "'name' must not be blank."));
		}
		return plain;
	}

}
