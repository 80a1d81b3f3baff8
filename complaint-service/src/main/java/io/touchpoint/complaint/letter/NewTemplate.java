package io.touchpoint.complaint.letter;

import java.util.List;

import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A text to begin with, as somebody wants it.
 *
 * @param site where it is used; none for all sites. Cannot be changed later
 */
record NewTemplate(@Nullable @Pattern(regexp = Sites.CODE, message = "must be a site code") String site,
		@NotBlank @Size(max = 120) String name, @NotNull @Pattern(regexp = Matter.LANGUAGE) String language,
		@NotBlank @Size(max = 8000) String text, @Nullable Boolean retired) {

	/** The same with plain texts, or a 400 problem about name or text. */
	NewTemplate checked() {
		List<String> unknown = Placeholders.unknown(this.text);
		if (!unknown.isEmpty()) {
			throw Problems.invalid(new FieldFault("text", "unknown-placeholder",
					"There is no placeholder {" + String.join("}, {", unknown) + "}."));
		}
		return new NewTemplate(this.site, needed("name", this.name), this.language, needed("text", this.text),
				Boolean.TRUE.equals(this.retired));
	}

	private static String needed(String field, String text) {
		String plain = PlainText.of(text);
		if (plain.isEmpty()) {
			throw Problems.invalid(new FieldFault(field, "missing", "'" + field + "' must not be blank."));
		}
		return plain;
	}

}
