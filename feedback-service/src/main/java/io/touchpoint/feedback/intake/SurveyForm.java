package io.touchpoint.feedback.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.journey.ContextQuestion;
import io.touchpoint.feedback.journey.Survey;
import io.touchpoint.feedback.questionnaire.Condition;
import io.touchpoint.feedback.questionnaire.Question;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.feedback.questionnaire.Wording;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ReachableAddress;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Builds the survey page from the questionnaire, what was typed so far, and what is wrong
 * with it. Pure.
 */
final class SurveyForm {

	/** From the unhappiest to the happiest. */
	private static final List<String> MOUTHS = List.of("M7.5 17c1-2.6 2.7-3.6 4.5-3.6s3.5 1 4.5 3.6",
			"M8.5 16.2c1-1 2.2-1.4 3.5-1.4s2.5.4 3.5 1.4", "M8.5 14.6c1 1 2.2 1.5 3.5 1.5s2.5-.5 3.5-1.5",
			"M7.2 13.6c.8 3 2.7 4.4 4.8 4.4s4-1.4 4.8-4.4z");

	private static final int LONGEST_NUMBER = 20;

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

	/**
	 * The page of a questionnaire that nobody is asked yet.
	 */
	static SurveyView preview(Questionnaire questionnaire, String language) {
		Map<String, String> texts = PageTexts.in(language);
		Survey nowhere = new Survey("", "", text(texts, "preview.site"), List.of(), null, null,
				questionnaire.customerType(), "", new Wording(Map.of("en", text(texts, "preview.touchpoint"))),
				questionnaire.id(), 1, Channel.WEB, true, Set.of());
		return new SurveyForm(questionnaire, language, new LinkedMultiValueMap<>(), List.of()).view(nowhere, "", null,
				true);
	}

	SurveyView view(Survey survey, String key, @Nullable String trouble) {
		return view(survey, key, trouble, false);
	}

	private SurveyView view(Survey survey, String key, @Nullable String trouble, boolean preview) {
		List<SurveyView.Section> sections = sections();
		if (!survey.context().isEmpty()) {
			sections.add(section("", survey.context().stream().map(this::about).toList()));
		}
		SurveyView.Field email = new SurveyView.Field(typed("email"), ReachableAddress.LONGEST, null,
				error("contact.email", "email", null, "invalid"));
		SurveyView.Field name = new SurveyView.Field(typed("name"), SubmissionCheck.LONGEST_NAME, null,
				error("contact.name", "name", this.texts.get("name"), "invalid"));
		String consentError = error("contact.consent", "consent", null, "invalid");
		String rules = Branching.rules(this.questionnaire);
		return new SurveyView(survey.code(), key, this.questionnaire.version(), this.language,
				PageTexts.direction(this.language), PageTexts.languages(this.questionnaire.languages(), this.language),
				this.questionnaire.title().in(this.language), survey.siteName(),
				survey.touchpointName().in(this.language), !preview && this.typed.isEmpty(),
				rules.isEmpty() ? null : rules, preview, sections, email, name, this.typed.containsKey("consent"),
				consentError, this.summary, (trouble != null) ? this.texts.get(trouble) : null, this.texts);
	}

	/** The questions alone, for a page that has more than one questionnaire. */
	ScriptPart.Drawn part(String prefix) {
		List<SurveyView.Section> drawn = sections().stream().map((section) -> section.named(prefix)).toList();
		return new ScriptPart.Drawn(drawn,
				this.summary.stream()
					.map((fault) -> new SurveyView.Fault(prefix + fault.target(), fault.message()))
					.toList());
	}

	/**
	 * Neighbouring pairs, and neighbouring importance questions, share a part that opens,
	 * unless one of them needs an answer or depends on another answer.
	 */
	private List<SurveyView.Section> sections() {
		List<SurveyView.Section> sections = new ArrayList<>();
		List<SurveyView.Item> items = new ArrayList<>();
		String part = "";
		for (Question question : this.questionnaire.questions()) {
			String next = part(question);
			if (!next.equals(part) && !items.isEmpty()) {
				sections.add(section(part, List.copyOf(items)));
				items.clear();
			}
			part = next;
			items.add(item(question));
		}
		sections.add(section(part, List.copyOf(items)));
		return sections;
	}

	private static String part(Question question) {
		if (question.required() || question.when() != null) {
			return "";
		}
		return switch (question) {
			case Question.ExpectationPair pair -> "pairs";
			case Question.Importance importance -> "importance";
			default -> "";
		};
	}

	private SurveyView.Section section(String part, List<SurveyView.Item> items) {
		boolean folded = !part.isEmpty();
		return new SurveyView.Section(folded, folded ? text(this.texts, part) : "", items,
				!folded || items.stream().anyMatch(SurveyView.Item::isTouched));
	}

	private SurveyView.Item item(Question question) {
		return switch (question) {
			case Question.Scale scale -> chosen(scale, SurveyView.Form.MARKS, scale(scale));
			case Question.ExpectationPair pair -> chosen(pair, SurveyView.Form.MARKS, half(pair, FormReading.EXPECTED),
					half(pair, FormReading.EXPERIENCED));
			case Question.Smiley smiley -> chosen(smiley, SurveyView.Form.FACES, faces(smiley));
			case Question.YesNo yesNo -> chosen(yesNo, SurveyView.Form.BUTTONS, options(yesNo, false, List
				.of(option(yesNo, "true", text(this.texts, "yes")), option(yesNo, "false", text(this.texts, "no")))));
			case Question.Choice choice -> chosen(choice, SurveyView.Form.LIST,
					options(choice, choice instanceof Question.MultipleChoice,
							choice.options()
								.stream()
								.map((option) -> option(choice, option.id(), option.text().in(this.language)))
								.toList()));
			case Question.Number number -> filled(number, SurveyView.Form.NUMBER, LONGEST_NUMBER,
					(number.unit() != null) ? number.unit().in(this.language) : null);
			case Question.Seconds seconds ->
				filled(seconds, SurveyView.Form.SECONDS, LONGEST_NUMBER, this.texts.get("seconds"));
			case Question.Text text -> filled(text, SurveyView.Form.TEXT, text.longest(), null);
		};
	}

	/** Asked last and never required: it is about the visit and not what it was like. */
	private SurveyView.Item about(ContextQuestion question) {
		return switch (question) {
			case RELATION -> {
				List<SurveyView.Choice> choices = Arrays.stream(Relation.values())
					.map((one) -> choice(FormReading.RELATION, one.name(),
							text(this.texts, "visit.relation." + one.name()), null))
					.toList();
				String text = text(this.texts, "visit.relation");
				yield aboutItem(FormReading.RELATION, SurveyView.Form.LIST, text,
						List.of(new SurveyView.Row(FormReading.RELATION, null, false, null, null, choices,
								error("relation", choices.getFirst().id(), text, "choice"))),
						null);
			}
			case REFERRED_BY -> {
				String text = text(this.texts, "visit.referred-by");
				yield aboutItem(FormReading.REFERRED_BY, SurveyView.Form.LINE, text, List.of(),
						new SurveyView.Field(typed(FormReading.REFERRED_BY), SubmissionCheck.LONGEST_REFERRER, null,
								error("referredBy", FormReading.REFERRED_BY, text, "text")));
			}
			case WAITED_SECONDS -> {
				String text = text(this.texts, "visit.waited");
				yield aboutItem(FormReading.WAITED, SurveyView.Form.NUMBER, text, List.of(),
						new SurveyView.Field(typed(FormReading.WAITED), LONGEST_NUMBER, this.texts.get("visit.minutes"),
								error("waitedSeconds", FormReading.WAITED, text, "waited")));
			}
		};
	}

	private static SurveyView.Item aboutItem(String id, SurveyView.Form form, String text, List<SurveyView.Row> rows,
			SurveyView.@Nullable Field field) {
		return new SurveyView.Item(id, form, text, false, null, null, rows, field);
	}

	private SurveyView.Item chosen(Question question, SurveyView.Form form, SurveyView.Row... rows) {
		return new SurveyView.Item(question.id(), form, question.text().in(this.language), question.required(),
				hint(question), branch(question), List.of(rows), null);
	}

	private SurveyView.Item filled(Question question, SurveyView.Form form, int longest, @Nullable String unit) {
		SurveyView.Field field = new SurveyView.Field(typed(question.id()), longest, unit, error(question));
		return new SurveyView.Item(question.id(), form, question.text().in(this.language), question.required(),
				hint(question), branch(question), List.of(), field);
	}

	private @Nullable String hint(Question question) {
		if (question instanceof Question.MultipleChoice multiple) {
			Integer atMost = multiple.atMost();
			return (atMost != null) ? text(this.texts, "hint.at-most").replace("{0}", atMost.toString())
					: this.texts.get("hint.several");
		}
		return null;
	}

	private SurveyView.@Nullable Branch branch(Question question) {
		Condition when = question.when();
		Question base = (when != null) ? this.questionnaire.question(when.question()) : null;
		if (when == null || base == null) {
			return null;
		}
		List<String> anyOf = when.anyOf();
		return new SurveyView.Branch(Branching.field(base), plain(when.atLeast()), plain(when.atMost()),
				(anyOf != null) ? String.join(" ", anyOf) : null);
	}

	private static @Nullable String plain(@Nullable BigDecimal number) {
		return (number != null) ? number.toPlainString() : null;
	}

	private SurveyView.Row scale(Question.Scale scale) {
		return row(scale.id(), null, scale.text().in(this.language), scale.low(), scale.high(), scale.least(),
				scale.most());
	}

	private SurveyView.Row half(Question.ExpectationPair pair, String half) {
		String label = text(this.texts, "half" + half);
		return row(pair.id() + half, label, pair.text().in(this.language) + ": " + label, pair.low(), pair.high(),
				Question.ExpectationPair.LEAST, Question.ExpectationPair.MOST);
	}

	private SurveyView.Row row(String name, @Nullable String label, String question, Wording low, Wording high,
			int least, int most) {
		List<SurveyView.Choice> choices = IntStream.rangeClosed(least, most)
			.mapToObj(String::valueOf)
			.map((value) -> choice(name, value, value, null))
			.toList();
		return new SurveyView.Row(name, label, false, low.in(this.language), high.in(this.language), choices,
				error("answers." + name, choices.getFirst().id(), question, "choice"));
	}

	private SurveyView.Row faces(Question.Smiley smiley) {
		return options(smiley, false,
				IntStream.rangeClosed(Question.Smiley.LEAST, Question.Smiley.MOST)
					.mapToObj((value) -> choice(smiley.id(), String.valueOf(value), text(this.texts, "face." + value),
							MOUTHS.get(value - 1)))
					.toList());
	}

	private SurveyView.Row options(Question question, boolean several, List<SurveyView.Choice> choices) {
		return new SurveyView.Row(question.id(), null, several, null, null, choices, error(question));
	}

	private SurveyView.Choice option(Question question, String value, String text) {
		return choice(question.id(), value, text, null);
	}

	private SurveyView.Choice choice(String name, String value, String text, @Nullable String mouth) {
		List<String> given = this.typed.getOrDefault(name, List.of());
		return new SurveyView.Choice(name + "-" + value, value, text, given.contains(value), mouth);
	}

	private @Nullable String error(Question question) {
		String field = "answers." + question.id();
		String text = question.text().in(this.language);
		return switch (question) {
			case Question.Smiley smiley -> error(field, smiley.id() + "-" + Question.Smiley.LEAST, text, "choice");
			case Question.YesNo yesNo -> error(field, yesNo.id() + "-true", text, "choice");
			case Question.Choice choice ->
				error(field, choice.id() + "-" + choice.options().getFirst().id(), text, "choice", atMost(choice));
			case Question.Number number -> error(field, number.id(), text, "number",
					Objects.requireNonNullElse(number.least(), Question.Number.LARGEST.negate()).toPlainString(),
					Objects.requireNonNullElse(number.most(), Question.Number.LARGEST).toPlainString());
			case Question.Seconds seconds ->
				error(field, seconds.id(), text, "seconds", "0", String.valueOf(Question.Seconds.MOST));
			case Question.Text words -> error(field, words.id(), text, "text");
			case Question.Scale scale -> null;
			case Question.ExpectationPair pair -> null;
		};
	}

	private static String atMost(Question.Choice choice) {
		return (choice instanceof Question.MultipleChoice multiple && multiple.atMost() != null)
				? multiple.atMost().toString() : "";
	}

	private @Nullable String error(String field, String target, @Nullable String question, String kind,
			String... values) {
		return this.faults.stream().filter((fault) -> fault.field().equals(field)).findFirst().map((fault) -> {
			String message = PageTexts.fault(this.texts, kind, fault.reason());
			for (int i = 0; i < values.length; i++) {
				message = message.replace("{" + i + "}", values[i]);
			}
			this.summary.add(new SurveyView.Fault(target, (question != null) ? question + " – " + message : message));
			return message;
		}).orElse(null);
	}

	private String typed(String field) {
		String value = this.typed.getFirst(field);
		return (value != null) ? value : "";
	}

	private static String text(Map<String, String> texts, String key) {
		return String.valueOf(texts.get(key));
	}

}
