package io.touchpoint.feedback.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.journey.Survey;
import io.touchpoint.feedback.questionnaire.Question;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.feedback.questionnaire.Wording;
import io.touchpoint.starter.web.FieldFault;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Builds the survey page from the questionnaire, what was typed so far, and what is wrong
 * with it. Pure.
 */
final class SurveyForm {

	private final Questionnaire questionnaire;

	private final String language;

	private final Map<String, String> texts;

	private final MultiValueMap<String, String> typed;

	private final List<FieldFault> faults;

	private final List<SurveyView.Fault> summary = new ArrayList<>();

	SurveyForm(Questionnaire questionnaire, String language, MultiValueMap<String, String> typed,
			List<FieldFault> faults) {
		this.questionnaire = questionnaire;
		this.language = language;
		this.texts = PageTexts.in(language);
		this.typed = typed;
		this.faults = faults;
	}

	static SurveyView preview(Questionnaire questionnaire, String language) {
		Wording nowhere = new Wording(Map.of("en", "Touchpoint"));
		Survey survey = new Survey("", "", String.valueOf(PageTexts.in(language).get("preview.site")), List.of(), null,
				null, questionnaire.customerType(), "", nowhere, questionnaire.id(), 1, Channel.WEB, true);
		return new SurveyForm(questionnaire, language, new LinkedMultiValueMap<>(), List.of()).view(survey, "", null);
	}

	SurveyView view(Survey survey, String key, @Nullable String trouble) {
		List<SurveyView.Section> sections = sections();
		SurveyView.Field email = new SurveyView.Field(typed("email"), error("contact.email", "email", null));
		SurveyView.Field name = new SurveyView.Field(typed("name"),
				error("contact.name", "name", this.texts.get("name")));
		String consentError = error("contact.consent", "consent", null);
		return new SurveyView(survey.code(), key, this.questionnaire.version(), this.language,
				PageTexts.direction(this.language), PageTexts.languages(this.questionnaire.languages(), this.language),
				this.questionnaire.title().in(this.language), survey.siteName(),
				survey.touchpointName().in(this.language), sections, email, name, this.typed.containsKey("consent"),
				consentError, this.summary, (trouble != null) ? this.texts.get(trouble) : null, this.texts);
	}

	/**
	 * Neighbouring pairs, and neighbouring importance questions, share a part that opens.
	 */
	private List<SurveyView.Section> sections() {
		List<SurveyView.Section> sections = new ArrayList<>();
		List<SurveyView.Group> folded = new ArrayList<>();
		Class<?> foldedKind = null;
		for (Question question : this.questionnaire.questions()) {
			if (!folded.isEmpty() && question.getClass() != foldedKind) {
				sections.add(fold(List.copyOf(folded), foldedKind));
				folded.clear();
			}
			switch (question) {
				case Question.ExpectationPair pair -> folded.add(pair(pair));
				case Question.Importance importance -> folded.add(scale(importance));
				case Question.Scale scale -> sections.add(shown(scale(scale)));
				case Question.Text text -> sections.add(words(text));
				case Question.Smiley smiley -> {
				}
				case Question.Choice choice -> {
				}
				case Question.YesNo yesNo -> {
				}
				case Question.Number number -> {
				}
				case Question.Seconds seconds -> {
				}
			}
			foldedKind = question.getClass();
		}
		if (!folded.isEmpty()) {
			sections.add(fold(List.copyOf(folded), foldedKind));
		}
		return sections;
	}

	private static SurveyView.Section shown(SurveyView.Group group) {
		return new SurveyView.Section("shown", group.id(), group.text(), List.of(group), true, "", 0, null);
	}

	private SurveyView.Section fold(List<SurveyView.Group> groups, @Nullable Class<?> kind) {
		String text = (kind == Question.Importance.class) ? "importance" : "pairs";
		boolean touched = groups.stream()
			.flatMap((group) -> group.rows().stream())
			.anyMatch((row) -> row.error() != null || row.choices().stream().anyMatch(SurveyView.Choice::chosen));
		return new SurveyView.Section("folded", text, String.valueOf(this.texts.get(text)), groups, touched, "", 0,
				null);
	}

	private SurveyView.Section words(Question.Text question) {
		String error = error("answers." + question.id(), question.id(), question.text().in(this.language));
		return new SurveyView.Section("text", question.id(), question.text().in(this.language), List.of(), true,
				typed(question.id()), question.longest(), error);
	}

	private SurveyView.Group scale(Question.Scale scale) {
		String text = scale.text().in(this.language);
		SurveyView.Row row = row(scale.id(), null, text, scale.low().in(this.language), scale.high().in(this.language),
				scale.least(), scale.most());
		return new SurveyView.Group(scale.id(), text, scale.required(), List.of(row));
	}

	private SurveyView.Group pair(Question.ExpectationPair pair) {
		return new SurveyView.Group(pair.id(), pair.text().in(this.language), pair.required(),
				List.of(half(pair, FormReading.EXPECTED), half(pair, FormReading.EXPERIENCED)));
	}

	private SurveyView.Row half(Question.ExpectationPair pair, String half) {
		String label = this.texts.get("half" + half);
		return row(pair.id() + half, label, pair.text().in(this.language) + ": " + label, pair.low().in(this.language),
				pair.high().in(this.language), Question.ExpectationPair.LEAST, Question.ExpectationPair.MOST);
	}

	private SurveyView.Row row(String name, @Nullable String label, String question, String low, String high, int least,
			int most) {
		String chosen = typed(name);
		List<SurveyView.Choice> choices = IntStream.rangeClosed(least, most)
			.mapToObj(String::valueOf)
			.map((value) -> new SurveyView.Choice(name + "-" + value, value, value.equals(chosen)))
			.toList();
		return new SurveyView.Row(name, label, low, high, choices,
				error("answers." + name, choices.getFirst().id(), question));
	}

	private @Nullable String error(String field, String target, @Nullable String question) {
		return this.faults.stream().filter((fault) -> fault.field().equals(field)).findFirst().map((fault) -> {
			String message = PageTexts.fault(this.texts, fault.reason());
			this.summary.add(new SurveyView.Fault(target, (question != null) ? question + " – " + message : message));
			return message;
		}).orElse(null);
	}

	private String typed(String field) {
		String value = this.typed.getFirst(field);
		return (value != null) ? value : "";
	}

}
