package io.touchpoint.feedback.importer;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;

/**
 * The kinds of file that can be imported.
 */
enum ImportProfile {

	/** A ZIP of the Olist marketplace's reviews, orders, order items and sellers. */
	OLIST("olist"),

	/** Our own format: a JSON object per line. */
	TOUCHPOINT_RESPONSES("touchpoint-responses");

	private final String label;

	ImportProfile(String label) {
		this.label = label;
	}

	String label() {
		return this.label;
	}

	static ImportProfile of(String label) {
		return Arrays.stream(values())
			.filter((profile) -> profile.label.equals(label))
			.findFirst()
			.orElseThrow(() -> Problems.invalid(new FieldFault("profile", "unknown-value", "'profile' must be one of "
					+ Arrays.stream(values()).map(ImportProfile::label).collect(Collectors.joining(", ")) + ".")));
	}

}
