package io.touchpoint.feedback.journey;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.touchpoint.feedback.journey.GoodStart.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GoodStartTests {

	private static final double STEP = 0.5;

	/** So many of each mark, from 1 to 5. */
	private static MarkSum marks(int... ofEach) {
		long n = IntStream.of(ofEach).sum();
		long sum = IntStream.range(0, ofEach.length).map((i) -> ofEach[i] * (i + 1)).sum();
		long squares = IntStream.range(0, ofEach.length).map((i) -> ofEach[i] * (i + 1) * (i + 1)).sum();
		return new MarkSum(n, sum, squares, 0);
	}

	@Test
	void aJourneyThatEndsWorseByTheStepAndByMoreThanChanceIsReported() {
		GoodStart judged = GoodStart.of(marks(0, 0, 0, 20, 20), marks(0, 10, 20, 10, 0), STEP);

		assertThat(judged.verdict()).isEqualTo(Verdict.BAD_END);
		assertThat(judged.difference()).isEqualTo(-1.5);
		// Variances 10/39 and 20/39, each of forty
		assertThat(judged.lower()).isCloseTo(-1.5 - 1.959963984540054 * Math.sqrt(30.0 / 39 / 40), within(1e-12));
		assertThat(judged.upper()).isCloseTo(-1.5 + 1.959963984540054 * Math.sqrt(30.0 / 39 / 40), within(1e-12));
	}

	@Test
	void exactlyTheStepIsTheStep() {
		assertThat(GoodStart.of(marks(0, 0, 0, 0, 40), marks(0, 0, 0, 20, 20), STEP).verdict())
			.isEqualTo(Verdict.BAD_END);
	}

	@Test
	void lessThanTheStepIsNoneHoweverSure() {
		assertThat(GoodStart.of(marks(0, 0, 0, 0, 1000), marks(0, 0, 0, 490, 510), STEP).verdict())
			.isEqualTo(Verdict.NO_BAD_END);
	}

	@Test
	void aBetterEndIsNone() {
		GoodStart judged = GoodStart.of(marks(10, 10), marks(0, 0, 0, 10, 10), STEP);
		assertThat(judged.verdict()).isEqualTo(Verdict.NO_BAD_END);
		assertThat(judged.difference()).isPositive();
	}

	@Test
	void aStepThatChanceAloneCouldBeIsNotReported() {
		GoodStart judged = GoodStart.of(marks(2, 1, 1, 2, 4), marks(3, 2, 1, 2, 2), STEP);
		assertThat(judged.difference()).isLessThan(-STEP);
		assertThat(judged.upper()).isPositive();
		assertThat(judged.verdict()).isEqualTo(Verdict.WITHIN_CHANCE);
	}

	@Test
	void underTenMarksAtEitherEndNothingIsSaid() {
		MarkSum nine = marks(9);
		MarkSum ten = marks(0, 0, 0, 0, 10);
		for (GoodStart judged : new GoodStart[] { GoodStart.of(ten, nine, STEP), GoodStart.of(nine, ten, STEP),
				GoodStart.of(MarkSum.NONE, MarkSum.NONE, STEP) }) {
			assertThat(judged).isEqualTo(new GoodStart(Verdict.TOO_FEW, null, null, null));
		}
		assertThat(nine.shown()).isNull();
		assertThat(ten.shown()).isEqualTo(5);
		assertThat(GoodStart.of(ten, marks(10), STEP).verdict()).isEqualTo(Verdict.BAD_END);
	}

	@Test
	void theStepIsARule() {
		MarkSum first = marks(0, 0, 0, 0, 40);
		MarkSum last = marks(0, 0, 0, 40, 0);
		assertThat(GoodStart.of(first, last, 1).verdict()).isEqualTo(Verdict.BAD_END);
		assertThat(GoodStart.of(first, last, 1.1).verdict()).isEqualTo(Verdict.NO_BAD_END);
	}

}
