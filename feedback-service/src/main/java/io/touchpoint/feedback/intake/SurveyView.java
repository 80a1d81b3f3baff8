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
public record SurveyView(String code, String key, int version, String language, String direction,
		List<Language> languages, String title, String site, String touchpoint, boolean fresh, @Nullable String rules,
		boolean preview, List<Section> sections, Field email, Field name, boolean consent,
		@Nullable String consentError, List<Fault> faults, @Nullable String trouble, Map<String, String> texts) {

	/** A language to switch to, in its own name. */
	public record Language(String code, String name, boolean current) {
	}

	/** An entry of the error summary. */
	public record Fault(String target, String message) {
	}

	/**
	 * A part of the page: questions shown at once, or behind a line that opens.
	 */
	public record Section(boolean folded, String text, List<Item> items, boolean open) {

		/** The same as a part of a page that has several of its kind. */
		Section named(String prefix) {
			return new Section(this.folded, this.text, this.items.stream().map((item) -> item.named(prefix)).toList(),
					this.open);
		}

	}

	/**
	 * A question.
	 *
	 * @param hint a sentence on how to answer
	 * @param when null when it is asked of everybody
	 * @param rows what to choose from; two of a pair, none of a text
	 * @param field what to fill in; null where something is chosen
	 */
	public record Item(String id, Form form, String text, boolean required, @Nullable String hint,
			@Nullable Branch when, List<Row> rows, @Nullable Field field) {

		Item named(String prefix) {
			return new Item(prefix + this.id, this.form, this.text, this.required, this.hint,
					(this.when != null) ? this.when.named(prefix) : null,
					this.rows.stream().map((row) -> row.named(prefix)).toList(), this.field);
		}

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
	public enum Form {

		MARKS, FACES, BUTTONS, LIST, NUMBER, SECONDS, LINE, TEXT

	}

	/**
	 * When a question is asked, for the script.
	 *
	 * @param name of the field that decides
	 * @param any the values that make it be asked, separated by blanks
	 */
	public record Branch(String name, @Nullable String least, @Nullable String most, @Nullable String any) {

		Branch named(String prefix) {
			return new Branch(prefix + this.name, this.least, this.most, this.any);
		}

	}

	/**
	 * A row to choose from.
	 *
	 * @param label null when the question has no other row
	 * @param several whether several may be chosen
	 * @param low what the first means; null where each says it itself
	 */
	public record Row(String name, @Nullable String label, boolean several, @Nullable String low, @Nullable String high,
			List<Choice> choices, @Nullable String error) {

		Row named(String prefix) {
			return new Row(prefix + this.name, this.label, this.several, this.low, this.high,
					this.choices.stream().map((choice) -> choice.named(prefix)).toList(), this.error);
		}

	}

	/**
	 * Something to choose.
	 *
	 * @param mouth of a face, as a path
	 */
	public record Choice(String id, String value, String text, boolean chosen, @Nullable String mouth) {

		Choice named(String prefix) {
			return new Choice(prefix + this.id, this.value, this.text, this.chosen, this.mouth);
		}

	}

	/**
	 * Something to fill in.
	 *
	 * @param longest most characters
	 * @param unit what stands behind it
	 */
	public record Field(String value, int longest, @Nullable String unit, @Nullable String error) {
	}

}
