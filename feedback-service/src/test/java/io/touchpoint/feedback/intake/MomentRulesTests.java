package io.touchpoint.feedback.intake;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.touchpoint.feedback.questionnaire.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class MomentRulesTests {

	private final MomentRules rules = new MomentRules(2, 1, 3, -3, 5);

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			1, -, -, -, MISERY
			2, 10, 1, 5, MISERY
			3, 4, -, -, NEUTRAL
			5, 3, 1, 5, MISERY
			-, 0, -, -, MISERY
			-, 10, -, -, NEUTRAL
			4, 9, 5, 2, MISERY
			4, 9, 5, 3, NEUTRAL
			5, 9, 3, 4, MAGIC
			5, 9, 4, 4, NEUTRAL
			5, 9, 5, 4, NEUTRAL
			5, 9, -, 5, NEUTRAL
			4, 9, 1, 5, NEUTRAL
			-, -, -, -, NEUTRAL
			""")
	void theRulesOfTheDomainHold(@Nullable Integer overall, @Nullable Integer nps, @Nullable Integer expected,
			@Nullable Integer experienced, Moment moment) {
		List<Answer> answers = (experienced != null) ? List.of(new Answer.Pair(expected, experienced)) : List.of();
		assertThat(this.rules.judge(overall, nps, answers)).isEqualTo(moment);
	}

	@ParameterizedTest
	@CsvSource({ "1, MISERY", "2, NEUTRAL", "3, NEUTRAL", "4, NEUTRAL" })
	void theWorstOfFourFacesIsMiseryAndTheBestAloneIsNoMagic(int face, Moment moment) {
		assertThat(this.rules.judge(null, null, List.of(new Answer.Tap(face)))).isEqualTo(moment);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			-, 4, 3, 4, MAGIC
			-, 4, 4, 4, NEUTRAL
			-, 4, 5, 4, NEUTRAL
			-, 4, -, 5, NEUTRAL
			-, 3, 3, 5, NEUTRAL
			-, 1, 3, 5, MISERY
			4, 4, 3, 5, NEUTRAL
			5, 3, 3, 5, MAGIC
			-, 4, 5, 2, MISERY
			""")
	void theBestFaceIsTheBestMarkWhereNoOverallMarkWasGiven(@Nullable Integer overall, int face,
			@Nullable Integer expected, int experienced, Moment moment) {
		assertThat(
				this.rules.judge(overall, null, List.of(new Answer.Tap(face), new Answer.Pair(expected, experienced))))
			.isEqualTo(moment);
	}

	@Test
	void theBestOfSeveralFacesIsTheBestMarkOnlyIfAllAre() {
		Answer better = new Answer.Pair(3, 4);
		assertThat(this.rules.judge(null, 10, List.of(new Answer.Tap(4), new Answer.Tap(4), better)))
			.isEqualTo(Moment.MAGIC);
		assertThat(this.rules.judge(null, 10, List.of(new Answer.Tap(4), new Answer.Tap(3), better)))
			.isEqualTo(Moment.NEUTRAL);
	}

	@Test
	void howManyFacesAreMiseryIsARule() {
		MomentRules strict = new MomentRules(2, 2, 3, -3, 5);
		assertThat(strict.judge(null, null, List.of(new Answer.Tap(2)))).isEqualTo(Moment.MISERY);
		assertThat(strict.judge(null, null, List.of(new Answer.Tap(3)))).isEqualTo(Moment.NEUTRAL);
	}

	@Test
	void theWorstFaceIsMiseryWhateverTheMarksBesideItSay() {
		assertThat(this.rules.judge(5, 10, List.of(new Answer.Pair(3, 5), new Answer.Tap(1)))).isEqualTo(Moment.MISERY);
	}

	@ParameterizedTest
	@CsvSource({ "NEUTRAL, MAGIC", "MAGIC, MAGIC", "MISERY, MISERY" })
	void praiseIsMagicUnlessSomebodyIsUnhappyBesideIt(Moment judged, Moment praised) {
		assertThat(judged.praised()).isEqualTo(praised);
	}

	@Test
	void betterThanExpectedIsMeantOnAverage() {
		assertThat(this.rules.judge(5, 10, List.of(new Answer.Pair(4, 3), new Answer.Pair(3, 5))))
			.isEqualTo(Moment.MAGIC);
		assertThat(this.rules.judge(5, 10, List.of(new Answer.Pair(5, 3), new Answer.Pair(4, 5))))
			.isEqualTo(Moment.NEUTRAL);
	}

}
