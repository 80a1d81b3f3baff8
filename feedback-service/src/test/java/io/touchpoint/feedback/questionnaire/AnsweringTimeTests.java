package io.touchpoint.feedback.questionnaire;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnsweringTimeTests {

	private static final Wording WORDS = new Wording(Map.of("en", "How was it?"));

	private static Question.Basics basics(int nr, boolean required, @Nullable Condition when) {
		return new Question.Basics("q" + nr, required, WORDS, null, null, null, null, null, when);
	}

	private static int minutes(List<? extends Question> questions) {
		return new Questionnaire("visit", 1, CustomerType.PATIENT, List.of("en"), WORDS, List.copyOf(questions))
			.minutes();
	}

	private static List<Question> ratings(int count, @Nullable Condition when) {
		return IntStream.range(0, count)
			.<Question>mapToObj((nr) -> new Question.Rating(basics(nr, false, when), WORDS, WORDS))
			.toList();
	}

	@Test
	void aFewTapsAndAFewWordsTakeLessThanAMinute() {
		Question words = new Question.Text(basics(9, false, null), 2000);
		assertThat(minutes(Stream.concat(ratings(3, null).stream(), Stream.of(words)).toList())).isEqualTo(1);
		assertThat(minutes(ratings(1, null))).isEqualTo(1);
	}

	@Test
	void aLongQuestionnairePromisesNoLess() {
		assertThat(minutes(ratings(11, null))).isEqualTo(2);
		List<Question> pairs = IntStream.range(0, 10)
			.<Question>mapToObj((nr) -> new Question.ExpectationPair(basics(nr, false, null), WORDS, WORDS))
			.toList();
		assertThat(minutes(Stream.concat(pairs.stream(), ratings(10, null).stream()).toList())).isEqualTo(3);
		assertThat(minutes(Collections.nCopies(3, new Question.Text(basics(1, true, null), 2000)))).isEqualTo(2);
	}

	@Test
	void whatOnlySomeAreAskedCountsHalf() {
		Condition when = new Condition("overall", null, BigDecimal.TWO, null);
		assertThat(minutes(ratings(20, when))).isEqualTo(1);
		assertThat(minutes(ratings(20, null))).isEqualTo(2);
	}

}
