package io.touchpoint.feedback.visit;

import java.util.List;
import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.touchpoint.feedback.questionnaire.Answer;
import io.touchpoint.feedback.questionnaire.Competency;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.GuestStep;
import io.touchpoint.feedback.questionnaire.Question;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.feedback.questionnaire.Wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ScoringTests {

	private static final Wording TEXT = new Wording(Map.of("en", "?"));

	private static Question.Basics basics(String id, @Nullable GuestStep step, @Nullable Competency competency) {
		return new Question.Basics(id, false, TEXT, null, null, null, step, competency, null);
	}

	private static Question.Basics basics(String id) {
		return basics(id, null, null);
	}

	private static Questionnaire script(Question... questions) {
		return new Questionnaire("script", 1, CustomerType.CONSUMER, List.of("en"), TEXT, List.of(questions));
	}

	private static Question.Rating rating(String id) {
		return new Question.Rating(basics(id), TEXT, TEXT);
	}

	private static final Question.Seconds TIMED = new Question.Seconds(basics("timed"), 30, 90);

	@Test
	void eachKindCountsFromNothingToAll() {
		assertThat(Scoring.share(rating("r"), new Answer.Mark(1))).isZero();
		assertThat(Scoring.share(rating("r"), new Answer.Mark(3))).isEqualTo(0.5);
		assertThat(Scoring.share(rating("r"), new Answer.Mark(5))).isOne();
		assertThat(Scoring.share(new Question.Smiley(basics("s")), new Answer.Tap(1))).isZero();
		assertThat(Scoring.share(new Question.Smiley(basics("s")), new Answer.Tap(4))).isOne();
		assertThat(Scoring.share(new Question.Effort(basics("e"), TEXT, TEXT), new Answer.Mark(7))).isOne();
		assertThat(Scoring.share(new Question.YesNo(basics("y")), new Answer.Flag(true))).isOne();
		assertThat(Scoring.share(new Question.YesNo(basics("y")), new Answer.Flag(false))).isZero();
	}

	@Test
	void aTimingCountsInAStraightLineBetweenTargetAndLimit() {
		assertThat(Scoring.share(TIMED, new Answer.Timed(0))).isOne();
		assertThat(Scoring.share(TIMED, new Answer.Timed(30))).isOne();
		assertThat(Scoring.share(TIMED, new Answer.Timed(60))).isEqualTo(0.5);
		assertThat(Scoring.share(TIMED, new Answer.Timed(90))).isZero();
		assertThat(Scoring.share(TIMED, new Answer.Timed(86_400))).isZero();
	}

	@Test
	void whatCannotBeScoredIsNot() {
		assertThat(Scoring.share(new Question.Seconds(basics("s"), null, null), new Answer.Timed(5))).isNull();
		assertThat(Scoring.share(new Question.Recommendation(basics("n"), TEXT, TEXT), new Answer.Mark(10))).isNull();
		assertThat(Scoring.share(new Question.Importance(basics("i"), TEXT, TEXT), new Answer.Mark(5))).isNull();
		assertThat(Scoring.share(new Question.Text(basics("t"), 10), new Answer.Words("good"))).isNull();
	}

	@Test
	void allScoredAnswersOfAVisitWeighAlike() {
		Scoring scoring = new Scoring();
		Questionnaire three = script(rating("a"), rating("b"), rating("c"));
		VisitScores.Score first = scoring.add(three,
				Map.of("a", new Answer.Mark(5), "b", new Answer.Mark(5), "c", new Answer.Mark(5)));
		VisitScores.Score second = scoring.add(three, Map.of("a", new Answer.Mark(1)));
		assertThat(first).isEqualTo(new VisitScores.Score(100, 3));
		assertThat(second).isEqualTo(new VisitScores.Score(0, 1));
		assertThat(scoring.scores().overall()).isEqualTo(new VisitScores.Score(75, 4));
	}

	@Test
	void stepsAndCompetenciesHaveScoresOfTheirOwn() {
		Scoring scoring = new Scoring();
		scoring.add(
				script(new Question.YesNo(basics("greet", GuestStep.GREET, null)),
						new Question.Rating(basics("job", null, Competency.JOB_KNOWLEDGE), TEXT, TEXT),
						new Question.YesNo(basics("thank", GuestStep.THANK, null))),
				Map.of("greet", new Answer.Flag(true), "job", new Answer.Mark(2)));
		assertThat(scoring.scores().steps()).containsExactly(Map.entry(GuestStep.GREET, new VisitScores.Score(100, 1)));
		assertThat(scoring.scores().competencies())
			.containsExactly(Map.entry(Competency.JOB_KNOWLEDGE, new VisitScores.Score(25, 1)));
	}

	@Test
	void nothingScoredIsNoScore() {
		Scoring scoring = new Scoring();
		assertThat(scoring.add(script(rating("a")), Map.of())).isNull();
		assertThat(scoring.scores().overall()).isNull();
	}

	@Property
	void aScoreLiesBetweenNothingAndAllAndIsTheMean(
			@ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 5) Integer> marks) {
		Scoring scoring = new Scoring();
		marks.forEach((mark) -> scoring.add(script(rating("a")), Map.of("a", new Answer.Mark(mark))));
		VisitScores.Score overall = scoring.scores().overall();
		double mean = marks.stream().mapToInt(Integer::intValue).average().orElseThrow();
		assertThat(overall).isNotNull();
		assertThat(overall.n()).isEqualTo(marks.size());
		assertThat(overall.value()).isBetween(0.0, 100.0).isCloseTo(25 * (mean - 1), within(1e-9));
	}

	@Property
	void slowerIsNeverBetter(@ForAll @IntRange(max = 86_400) int one, @ForAll @IntRange(max = 86_400) int other) {
		Double faster = Scoring.share(TIMED, new Answer.Timed(Math.min(one, other)));
		Double slower = Scoring.share(TIMED, new Answer.Timed(Math.max(one, other)));
		assertThat(slower).isBetween(0.0, faster);
	}

}
