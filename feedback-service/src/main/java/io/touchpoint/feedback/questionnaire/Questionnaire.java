package io.touchpoint.feedback.questionnaire;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A version of a questionnaire.
 *
 * @param id the same for all versions
 * @param version from 1; a published version never changes
 * @param languages the languages it is asked in, the preferred first
 */
public record Questionnaire(String id, int version, CustomerType customerType, List<String> languages, Wording title,
		List<Question> questions) {

	public Questionnaire {
		languages = List.copyOf(languages);
		questions = List.copyOf(questions);
	}

	public @Nullable Question question(String id) {
		return this.questions.stream().filter((question) -> question.id().equals(id)).findFirst().orElse(null);
	}

	/**
	 * The question that asks for the overall mark.
	 */
	@JsonIgnore
	public @Nullable Question overall() {
		return question("overall");
	}

	/**
	 * Whether these answers hold a tapped face that everybody is asked for. One that only
	 * follows from another answer is a detail of it.
	 */
	public boolean isOneTap(Map<String, Answer> answers) {
		return this.questions.stream()
			.filter((question) -> question instanceof Question.Smiley && question.when() == null)
			.anyMatch((question) -> answers.get(question.id()) instanceof Answer.Tap);
	}

	/**
	 * Whether a kiosk can ask it: a screen that waits for people begins with a question
	 * that everybody is asked and a tap answers.
	 */
	boolean fitsKiosk() {
		return this.questions.stream().anyMatch((question) -> question.when() == null && question.takesTap());
	}

	/**
	 * About how long it takes to answer, in whole minutes from 1, so that nobody is
	 * promised less. A question that follows from an answer is asked of one in two.
	 */
	@JsonIgnore
	public int minutes() {
		int seconds = this.questions.stream()
			.mapToInt((question) -> (question.when() == null) ? question.seconds() : question.seconds() / 2)
			.sum();
		return Math.max(1, (seconds + 59) / 60);
	}

	/**
	 * The wanted language if the questionnaire speaks it, else its first.
	 */
	public String speak(@Nullable String wanted) {
		return (wanted != null && this.languages.contains(wanted)) ? wanted : this.languages.getFirst();
	}

}
