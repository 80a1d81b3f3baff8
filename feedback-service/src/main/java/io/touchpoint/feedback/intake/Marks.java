package io.touchpoint.feedback.intake;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.touchpoint.feedback.questionnaire.Answer;
import io.touchpoint.feedback.questionnaire.Attribute;
import io.touchpoint.feedback.questionnaire.Dimension;
import io.touchpoint.feedback.questionnaire.GuestStep;
import io.touchpoint.feedback.questionnaire.MonitoredArea;
import io.touchpoint.feedback.questionnaire.Question;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import org.jspecify.annotations.Nullable;

/**
 * What a response says of that with which its questions are tagged: marks from 1 to 5 of
 * ratings and expectation pairs, and how much it matters. Of several questions of one tag
 * the first that was answered counts, so that each response weighs once. Pure.
 *
 * @param steps what was answered of the steps of the service script
 * @param effort null if it was not asked
 * @param oneTap whether a face was tapped that everybody is asked for
 */
record Marks(SortedMap<Dimension, Mark> dimensions, SortedMap<Attribute, Mark> attributes,
		SortedMap<MonitoredArea, Mark> areas, SortedMap<GuestStep, Step> steps, @Nullable Integer effort,
		boolean oneTap) {

	static final Marks NONE = new Marks(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), null,
			false);

	/**
	 * What was said of one tag; one of experienced and importance is there.
	 */
	record Mark(@Nullable Integer experienced, @Nullable Integer expected, @Nullable Integer importance) {

		private Mark with(Mark later) {
			boolean rated = this.experienced != null;
			return new Mark(rated ? this.experienced : later.experienced, rated ? this.expected : later.expected,
					(this.importance != null) ? this.importance : later.importance);
		}

	}

	/**
	 * How a step was done: a checklist asks several things of one, so they are counted.
	 *
	 * @param yes checks that were met
	 * @param no checks that were not
	 * @param rated first mark from 1 to 5; null if it was only checked
	 */
	record Step(int yes, int no, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer rated) {

		private Step with(Step later) {
			return new Step(this.yes + later.yes, this.no + later.no, (this.rated != null) ? this.rated : later.rated);
		}

	}

	static Marks of(Questionnaire questionnaire, Map<String, Answer> answers) {
		return new Marks(by(questionnaire, answers, Question.Basics::dimension),
				by(questionnaire, answers, Question.Basics::attribute),
				by(questionnaire, answers, Question.Basics::area), steps(questionnaire, answers),
				effort(questionnaire, answers), questionnaire.isOneTap(answers));
	}

	/**
	 * The same when only the ids of the questions tell what they are about.
	 */
	static Marks byId(Map<String, Answer> answers) {
		SortedMap<Dimension, Mark> dimensions = new TreeMap<>();
		for (Dimension dimension : Dimension.values()) {
			Integer importance = (answers.get(dimension.importanceQuestion()) instanceof Answer.Mark mark)
					? mark.value() : null;
			if (answers.get(dimension.question()) instanceof Answer.Pair pair) {
				dimensions.put(dimension, new Mark(pair.experienced(), pair.expected(), importance));
			}
			else if (importance != null) {
				dimensions.put(dimension, new Mark(null, null, importance));
			}
		}
		return new Marks(dimensions, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), null, false);
	}

	private static <T extends Comparable<T>> SortedMap<T, Mark> by(Questionnaire questionnaire,
			Map<String, Answer> answers, Function<Question.Basics, @Nullable T> tag) {
		SortedMap<T, Mark> marks = new TreeMap<>();
		for (Question question : questionnaire.questions()) {
			T tagged = tag.apply(question.basics());
			Mark mark = mark(question, answers.get(question.id()));
			if (tagged != null && mark != null) {
				marks.merge(tagged, mark, Mark::with);
			}
		}
		return marks;
	}

	private static @Nullable Mark mark(Question question, @Nullable Answer answer) {
		return switch (answer) {
			case Answer.Pair pair -> new Mark(pair.experienced(), pair.expected(), null);
			case Answer.Mark mark when question instanceof Question.Rating -> new Mark(mark.value(), null, null);
			case Answer.Mark mark when question instanceof Question.Importance -> new Mark(null, null, mark.value());
			case null -> null;
			default -> null;
		};
	}

	private static SortedMap<GuestStep, Step> steps(Questionnaire questionnaire, Map<String, Answer> answers) {
		SortedMap<GuestStep, Step> steps = new TreeMap<>();
		for (Question question : questionnaire.questions()) {
			GuestStep tagged = question.basics().step();
			Step step = step(question, answers.get(question.id()));
			if (tagged != null && step != null) {
				steps.merge(tagged, step, Step::with);
			}
		}
		return steps;
	}

	private static @Nullable Step step(Question question, @Nullable Answer answer) {
		if (answer instanceof Answer.Flag flag) {
			return flag.value() ? new Step(1, 0, null) : new Step(0, 1, null);
		}
		Mark mark = mark(question, answer);
		return (mark != null && mark.experienced() != null) ? new Step(0, 0, mark.experienced()) : null;
	}

	private static @Nullable Integer effort(Questionnaire questionnaire, Map<String, Answer> answers) {
		return questionnaire.questions()
			.stream()
			.filter(Question.Effort.class::isInstance)
			.map((question) -> answers.get(question.id()))
			.filter(Objects::nonNull)
			.map((answer) -> (answer instanceof Answer.Mark mark) ? mark.value() : null)
			.findFirst()
			.orElse(null);
	}

}
