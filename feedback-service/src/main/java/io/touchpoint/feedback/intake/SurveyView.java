package io.touchpoint.feedback.intake;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the survey page shows, ready for the template.
 *
 * @param faults the error summary
 * @param trouble a sentence above the form when sending failed on our side
 * @param texts the page's own texts in its language
 */
record SurveyView(String code, String key, int version, String language, String direction, List<Language> languages,
		String title, String site, String touchpoint, List<Section> sections, Field email, Field name, boolean consent,
		@Nullable String consentError, List<Fault> faults, @Nullable String trouble, Map<String, String> texts) {

	/** A language to switch to, in its own name. */
	record Language(String code, String name, boolean current) {
	}

	/** An entry of the error summary. */
	record Fault(String target, String message) {
	}

	/** A line of text to fill in. */
	record Field(String value, @Nullable String error) {
	}

	/** A mark to choose. */
	record Choice(String id, String value, boolean chosen) {
	}

	/**
	 * A row of marks.
	 *
	 * @param label null when the group has no other row
	 */
	record Row(String name, @Nullable String label, String low, String high, List<Choice> choices,
			@Nullable String error) {
	}

	/** A question with its rows. */
	record Group(String id, String text, boolean required, List<Row> rows) {
	}

	/**
	 * A part of the page: questions shown at once, questions behind a line that opens, or
	 * a text to write.
	 */
	record Section(String kind, String id, String text, List<Group> groups, boolean open, String value, int longest,
			@Nullable String error) {
	}

}
