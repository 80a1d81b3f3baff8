package io.touchpoint.complaint.tracking;

import java.util.LinkedHashMap;
import java.util.Map;

import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.complaint.recovery.NewRating;
import io.touchpoint.complaint.recovery.Rating;

import org.springframework.util.MultiValueMap;

/**
 * What a customer typed and ticked to rate how their complaint ended.
 *
 * @param handling a mark from 1 to 5 as it came, or nothing
 * @param relation the same
 */
record RatingForm(String handling, String relation, String words) {

	static final RatingForm EMPTY = new RatingForm("", "", "");

	static RatingForm read(MultiValueMap<String, String> fields) {
		return new RatingForm(PlainText.of(fields.getFirst("handling")), PlainText.of(fields.getFirst("relation")),
				PlainText.of(fields.getFirst("words")));
	}

	/** What is wrong, as keys of texts by the field. */
	Map<String, String> faults() {
		Map<String, String> faults = new LinkedHashMap<>();
		if (!mark(this.handling)) {
			faults.put("handling", "error.rating");
		}
		if (!mark(this.relation)) {
			faults.put("relation", "error.rating");
		}
		if (this.words.length() > Rating.LONGEST) {
			faults.put("words", "error.rating.long");
		}
		return faults;
	}

	/** The rating of a form without faults. */
	NewRating rating() {
		return new NewRating(Integer.parseInt(this.handling), Integer.parseInt(this.relation),
				PlainText.orNull(this.words));
	}

	private static boolean mark(String text) {
		return text.matches("[0-9]") && Rating.mark(Integer.parseInt(text));
	}

}
