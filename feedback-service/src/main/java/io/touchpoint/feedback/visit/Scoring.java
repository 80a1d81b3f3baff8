package io.touchpoint.feedback.visit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.questionnaire.Answer;
import io.touchpoint.feedback.questionnaire.Competency;
import io.touchpoint.feedback.questionnaire.GuestStep;
import io.touchpoint.feedback.questionnaire.Question;
import io.touchpoint.feedback.questionnaire.Questionnaire;

/**
 * The score of a visit: each scored answer counts from 0 to 1 and all of them alike; a
 * score is 100 times their mean. Pure.
 */
final class Scoring {

	private static final double FULL = 100;

	private final List<Scored> scored = new ArrayList<>();

	/** A scored answer, from 0 to 1. */
	private record Scored(Question question, double share) {
	}

	/**
	 * Counts what was answered at one touchpoint.
	 * @return the score there; null if nothing scored was answered
	 */
	VisitScores.@Nullable Score add(Questionnaire script, Map<String, Answer> answers) {
		List<Scored> here = new ArrayList<>();
		for (Question question : script.questions()) {
			Answer answer = answers.get(question.id());
			Double share = (answer != null) ? share(question, answer) : null;
			if (share != null) {
				here.add(new Scored(question, share));
			}
		}
		this.scored.addAll(here);
		return mean(here);
	}

	VisitScores scores() {
		return new VisitScores(mean(this.scored), by(GuestStep.class, Question.Basics::step),
				by(Competency.class, Question.Basics::competency));
	}

	private <K extends Enum<K>> Map<K, VisitScores.Score> by(Class<K> type,
			Function<Question.Basics, @Nullable K> tag) {
		Map<K, VisitScores.Score> scores = new EnumMap<>(type);
		for (K key : type.getEnumConstants()) {
			VisitScores.Score score = mean(
					this.scored.stream().filter((one) -> key == tag.apply(one.question().basics())).toList());
			if (score != null) {
				scores.put(key, score);
			}
		}
		return scores;
	}

	private static VisitScores.@Nullable Score mean(Collection<Scored> answers) {
		return answers.isEmpty() ? null : new VisitScores.Score(
				FULL * answers.stream().mapToDouble(Scored::share).sum() / answers.size(), answers.size());
	}

	/**
	 * Whether an answer to the question counts.
	 */
	static boolean isScored(Question question) {
		return switch (question) {
			case Question.Rating rating -> true;
			case Question.Smiley smiley -> true;
			case Question.Effort effort -> true;
			case Question.YesNo yesNo -> true;
			case Question.Seconds seconds -> seconds.target() != null && seconds.limit() != null;
			case Question.Recommendation nps -> false;
			case Question.Importance importance -> false;
			case Question.Choice choice -> false;
			case Question.Number number -> false;
			case Question.Text text -> false;
			case Question.ExpectationPair pair -> false;
		};
	}

	/** From 0 to 1; null if it does not count. */
	static @Nullable Double share(Question question, Answer answer) {
		if (!isScored(question)) {
			return null;
		}
		return switch (answer) {
			case Answer.Mark mark when question instanceof Question.Scale scale ->
				(mark.value() - scale.least()) / (double) (scale.most() - scale.least());
			case Answer.Tap tap ->
				(tap.value() - Question.Smiley.LEAST) / (double) (Question.Smiley.MOST - Question.Smiley.LEAST);
			case Answer.Flag flag -> flag.value() ? 1.0 : 0.0;
			case Answer.Timed timed when question instanceof Question.Seconds bounds -> speed(timed.seconds(), bounds);
			case Answer.Mark other -> null;
			case Answer.Timed other -> null;
			case Answer.Pair pair -> null;
			case Answer.Chosen chosen -> null;
			case Answer.ChosenSome some -> null;
			case Answer.Amount amount -> null;
			case Answer.Words words -> null;
		};
	}

	private static @Nullable Double speed(int seconds, Question.Seconds bounds) {
		Integer target = bounds.target();
		Integer limit = bounds.limit();
		if (target == null || limit == null) {
			return null;
		}
		return Math.clamp((limit - seconds) / (double) (limit - target), 0, 1);
	}

}
