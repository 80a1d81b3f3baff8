package io.touchpoint.complaint.corrective;

import java.util.Map;
import java.util.TreeMap;

import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of the catalogue is to be.
 *
 * @param names by language; English is needed, others are told where somebody reads them
 * @param retired whether it is offered no more
 */
record NewRootCause(
		@NotEmpty @Size(
				max = 20) Map<@Pattern(regexp = Matter.LANGUAGE) String, @NotBlank @Size(max = 80) String> names,
		@Nullable Boolean retired) {

	/** The names without what nobody can read; a 400 problem if one is missing then. */
	Map<String, String> plainNames() {
		Map<String, String> plain = new TreeMap<>();
		this.names.forEach((language, name) -> plain.put(language, PlainText.of(name)));
		if (plain.getOrDefault("en", "").isEmpty() || plain.containsValue("")) {
			throw Problems.invalid(new FieldFault("names", "missing", "'names' must name it in English at least."));
		}
		return plain;
	}

}
