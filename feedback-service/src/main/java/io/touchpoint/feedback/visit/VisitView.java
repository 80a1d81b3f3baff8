package io.touchpoint.feedback.visit;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.intake.SurveyView;

/**
 * What the shopper's page shows, ready for the template.
 *
 * @param address of the page
 * @param keep under which name the browser keeps what is not saved yet
 * @param revision of what was saved when the page was drawn
 * @param page which page this is, so that it meets nobody but others
 * @param by the page that saved last
 * @param window when the visit takes place, in words
 * @param early whether the window has not begun, so that nothing can be handed in
 * @param rules whether there are style rules of branching
 * @param notice a sentence above the form that all is well
 * @param trouble a sentence above the form that it is not
 * @param typed what was typed, by field
 * @param faults the error summary
 * @param aside what was typed here and is not in the form, because another page has saved
 * something else meanwhile
 */
record VisitView(String address, UUID keep, long revision, UUID page, @Nullable UUID by, String language,
		String direction, String site, String title, String brief, String window, boolean early, boolean rules,
		@Nullable String notice, @Nullable String trouble, List<VisitPart> parts, List<Field> fields,
		List<Choice> kinds, @Nullable String kindError, Map<String, String> typed, List<SurveyView.Fault> faults,
		List<Aside> aside, Map<String, String> texts) {

	/**
	 * What is looked at, at one touchpoint.
	 *
	 * @param full whether it has as many photos as it may have
	 */
	record VisitPart(int ordinal, String prefix, String touchpoint, List<SurveyView.Section> sections,
			List<UUID> photos, boolean full, @Nullable String photoError) {
	}

	/**
	 * A text beside the script.
	 *
	 * @param text what it is for
	 * @param rows how high it is
	 */
	record Field(String name, String text, String hint, int rows, int longest, String value, @Nullable String error) {
	}

	/** A kind of finding. */
	record Choice(String value, String text, boolean chosen) {
	}

	/**
	 * What was typed here where something else is saved.
	 *
	 * @param target of a link to the question
	 * @param typed in the words of the page
	 */
	record Aside(String target, String question, String typed) {
	}

	/** The fields before the finding, and those of it. */
	public List<Field> others() {
		return this.fields.stream().filter((field) -> !field.name().startsWith("finding-")).toList();
	}

	public List<Field> ofFinding() {
		return this.fields.stream().filter((field) -> field.name().startsWith("finding-")).toList();
	}

	public boolean isFound() {
		return this.kindError != null || this.kinds.stream().anyMatch(Choice::chosen)
				|| ofFinding().stream().anyMatch((field) -> !field.value().isEmpty() || field.error() != null);
	}

}
