package io.touchpoint.feedback.kiosk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.touchpoint.feedback.intake.PageTexts;
import io.touchpoint.feedback.intake.Relation;
import io.touchpoint.feedback.journey.ContextQuestion;
import io.touchpoint.feedback.questionnaire.Question;
import io.touchpoint.feedback.questionnaire.Wording;

/**
 * A question about the visit in the form of a questionnaire's, for fingers: how long
 * somebody waited is chosen and not typed.
 *
 * @param id the field of a response that the answer lands in
 * @param options whose ids are what is sent
 */
record VisitQuestion(String id, String kind, boolean required, Wording text, List<Question.Option> options,
		int longest) {

	private static final List<String> LANGUAGES = List.of("en", "es", "ar");

	private static final int LONGEST = 200;

	private static final int SECONDS_OF_A_MINUTE = 60;

	static VisitQuestion of(ContextQuestion question) {
		return switch (question) {
			case RELATION -> new VisitQuestion("relation", "SINGLE_CHOICE", false, wording("visit.relation"),
					Arrays.stream(Relation.values())
						.map((one) -> new Question.Option(one.name(), wording("visit.relation." + one.name())))
						.toList(),
					0);
			case REFERRED_BY ->
				new VisitQuestion("referredBy", "TEXT", false, wording("visit.referred-by"), List.of(), LONGEST);
			case WAITED_SECONDS ->
				new VisitQuestion("waitedSeconds", "SINGLE_CHOICE", false, wording("visit.waited.minutes"),
						Stream.of(0, 5, 10, 15, 20, 30, 45, 60, 90, 120)
							.map((minutes) -> new Question.Option(String.valueOf(SECONDS_OF_A_MINUTE * minutes),
									new Wording(Map.of(Wording.FALLBACK, String.valueOf(minutes)))))
							.toList(),
						0);
		};
	}

	private static Wording wording(String key) {
		return new Wording(LANGUAGES.stream()
			.collect(Collectors.toUnmodifiableMap((language) -> language,
					(language) -> String.valueOf(PageTexts.in(language).get(key)))));
	}

}
