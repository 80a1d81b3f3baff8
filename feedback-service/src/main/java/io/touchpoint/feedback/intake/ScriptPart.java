package io.touchpoint.feedback.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.touchpoint.feedback.questionnaire.Answer;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.starter.web.FieldFault;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The questions of a script as one part of a larger page: drawn, read and checked as on
 * the survey page, with names of fields that begin with the part's own prefix. Pure.
 */
public final class ScriptPart {

	/** Stands where a customer's answer names its survey. */
	private static final String NO_SURVEY = "-";

	private final Questionnaire questionnaire;

	private final String prefix;

	private final String language;

	/**
	 * @param prefix of letters, digits and hyphens
	 */
	public ScriptPart(Questionnaire questionnaire, String prefix, String language) {
		this.questionnaire = questionnaire;
		this.prefix = prefix;
		this.language = questionnaire.speak(language);
	}

	/**
	 * What the page shows.
	 *
	 * @param faults for the summary of the whole page
	 */
	public record Drawn(List<SurveyView.Section> sections, List<SurveyView.Fault> faults) {
	}

	public Questionnaire questionnaire() {
		return this.questionnaire;
	}

	/**
	 * The questions with what was typed on the page.
	 * @param faults those of this part
	 */
	public Drawn draw(MultiValueMap<String, String> page, List<FieldFault> faults) {
		return new SurveyForm(this.questionnaire, this.language, own(page), faults).part(this.prefix);
	}

	/** The style rules of its branching; empty without any. */
	public String rules() {
		return Branching.rules(this.questionnaire, this.prefix);
	}

	/** What is wrong with what was typed. */
	public List<FieldFault> faults(MultiValueMap<String, String> page, Instant now) {
		return switch (read(page, now)) {
			case SubmissionCheck.Reading.Fit fit -> List.of();
			case SubmissionCheck.Reading.Unfit unfit -> unfit.faults();
		};
	}

	/**
	 * What was answered, without the comment.
	 * @throws IllegalStateException if something is wrong with it
	 */
	public Map<String, Answer> answers(MultiValueMap<String, String> page, Instant now) {
		return submission(page, now).answers();
	}

	Submission submission(MultiValueMap<String, String> page, Instant now) {
		return switch (read(page, now)) {
			case SubmissionCheck.Reading.Fit fit -> fit.submission();
			case SubmissionCheck.Reading.Unfit unfit ->
				throw new IllegalStateException("A report that was taken does not fit: " + unfit.faults());
		};
	}

	private SubmissionCheck.Reading read(MultiValueMap<String, String> page, Instant now) {
		return SubmissionCheck.readForm(new FormReading(own(page)).read(NO_SURVEY, this.questionnaire, this.language),
				this.questionnaire, now);
	}

	/** Fields of its questions and no others: an observer leaves no contact. */
	private MultiValueMap<String, String> own(MultiValueMap<String, String> page) {
		MultiValueMap<String, String> own = new LinkedMultiValueMap<>();
		page.forEach((name, values) -> {
			if (name.startsWith(this.prefix)) {
				String field = name.substring(this.prefix.length());
				int half = field.indexOf('.');
				if (this.questionnaire.question((half < 0) ? field : field.substring(0, half)) != null) {
					own.put(field, values);
				}
			}
		});
		return own;
	}

}
