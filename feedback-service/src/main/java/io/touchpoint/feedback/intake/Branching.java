package io.touchpoint.feedback.intake;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.questionnaire.Condition;
import io.touchpoint.feedback.questionnaire.Question;
import io.touchpoint.feedback.questionnaire.Questionnaire;

/**
 * Style rules that hide a question while the answer it depends on is not chosen: the
 * browser branches without a script, at once and without a request. Where a browser does
 * not know {@code :has()}, or the deciding answer is a number that is typed, the question
 * stays in sight and the server leaves its answer out if it was not asked. Pure.
 */
final class Branching {

	private Branching() {
	}

	/**
	 * The rules; empty without any branch. Ids are of letters, digits and hyphens only.
	 */
	static String rules(Questionnaire questionnaire) {
		return rules(questionnaire, "");
	}

	/**
	 * The same where the names of all fields begin with a prefix.
	 */
	static String rules(Questionnaire questionnaire, String prefix) {
		StringBuilder rules = new StringBuilder();
		for (Question question : questionnaire.questions()) {
			Question asked = question;
			// A question whose deciding question is hidden is hidden too, whatever is
			// still chosen there.
			while (asked != null && asked.when() != null) {
				Condition when = asked.when();
				Question base = questionnaire.question(when.question());
				if (base != null) {
					rules.append(rule(prefix, question, base, when));
				}
				asked = base;
			}
		}
		return rules.toString();
	}

	/** The name of the field whose value decides. */
	static String field(Question base) {
		return (base instanceof Question.ExpectationPair) ? base.id() + FormReading.EXPERIENCED : base.id();
	}

	private static String rule(String prefix, Question question, Question base, Condition when) {
		List<String> values = values(base, when);
		if (values == null) {
			return "";
		}
		if (values.isEmpty()) {
			return "[data-q=\"" + prefix + question.id() + "\"]{display:none}\n";
		}
		String chosen = values.stream()
			.map((value) -> "[name=\"" + prefix + field(base) + "\"][value=\"" + value + "\"]:checked")
			.collect(Collectors.joining(","));
		return "form:not(:has(" + chosen + ")) [data-q=\"" + prefix + question.id() + "\"]{display:none}\n";
	}

	/** The values that make it be asked; null where none is chosen but one is typed. */
	private static @Nullable List<String> values(Question base, Condition when) {
		return switch (base) {
			case Question.Scale scale -> fitting(when, scale.least(), scale.most());
			case Question.Smiley smiley -> fitting(when, Question.Smiley.LEAST, Question.Smiley.MOST);
			case Question.ExpectationPair pair ->
				fitting(when, Question.ExpectationPair.LEAST, Question.ExpectationPair.MOST);
			case Question.YesNo yesNo -> when.anyOf();
			case Question.Choice choice -> when.anyOf();
			case Question.Number number -> null;
			case Question.Seconds seconds -> null;
			case Question.Text text -> null;
		};
	}

	private static List<String> fitting(Condition when, int least, int most) {
		return IntStream.rangeClosed(least, most).filter(when::fits).mapToObj(String::valueOf).toList();
	}

}
