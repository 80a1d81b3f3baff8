package io.touchpoint.feedback.intake;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the survey page shows, ready for the template.
 *
 * @param fresh whether nothing was typed yet, so that a script may fill in what it kept
 * @param rules the style rules of the branching; null without any
 * @param preview whether it is only looked at and sends nothing
 * @param faults the error summary
 * @param trouble a sentence above the form when sending failed on our side
 * @param texts the page's own texts in its language
 */
record SurveyView(String code, String key, int version, String language, String direction, List<Language> languages,
		String title, String site, String touchpoint, boolean fresh, @Nullable String rules, boolean preview,
		List<Section> sections, Field email, Field name, boolean consent, @Nullable String consentError,
		List<Fault> faults, @Nullable String trouble, Map<String, String> texts) {

	/** A language to switch to, in its own name. */
	record Language(String code, String name, boolean current) {
	}

	/** An entry of the error summary. */
	record Fault(String target, String message) {
	}

	/**
	 * A part of the page: questions shown at once, or behind a line that opens.
	 */
	record Section(boolean folded, String text, List<Item> items, boolean open) {
	}

	/**
	 * A question.
	 *
	 * @param hint a sentence on how to answer
	 * @param when null when it is asked of everybody
	 * @param rows what to choose from; two of a pair, none of a text
	 * @param field what to fill in; null where something is chosen
	 */
	record Item(String id, Form form, String text, boolean required, @Nullable String hint, @Nullable Branch when,
			List<Row> rows, @Nullable Field field) {

		public boolean isWrong() {
			return this.rows.stream().anyMatch((row) -> row.error() != null)
					|| this.field != null && this.field.error() != null;
		}

		public boolean isTouched() {
			return isWrong() || this.rows.stream().flatMap((row) -> row.choices().stream()).anyMatch(Choice::chosen)
					|| this.field != null && !this.field.value().isEmpty();
		}

	}

	/** How a question looks. */
	enum Form {

		MARKS, FACES, BUTTONS, LIST, NUMBER, TEXT

	}

	/**
	 * When a question is asked, for the script.
	 *
	 * @param name of the field that decides
	 * @param any the values that make it be asked, separated by blanks
	 */
	record Branch(String name, @Nullable String least, @Nullable String most, @Nullable String any) {
	}

	/**
	 * A row to choose from.
	 *
	 * @param label null when the question has no other row
	 * @param several whether several may be chosen
	 * @param low what the first means; null where each says it itself
	 */
	record Row(String name, @Nullable String label, boolean several, @Nullable String low, @Nullable String high,
			List<Choice> choices, @Nullable String error) {
	}

	/**
	 * Something to choose.
	 *
	 * @param mouth of a face, as a path
	 */
	record Choice(String id, String value, String text, boolean chosen, @Nullable String mouth) {
	}

	/**
	 * Something to fill in.
	 *
	 * @param longest most characters
	 * @param unit what stands behind it
	 */
	record Field(String value, int longest, @Nullable String unit, @Nullable String error) {
	}

}
