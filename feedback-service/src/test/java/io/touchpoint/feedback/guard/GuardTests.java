package io.touchpoint.feedback.guard;

import java.time.Duration;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.touchpoint.feedback.guard.Guard.Passage;
import io.touchpoint.feedback.guard.Guard.Said;
import io.touchpoint.feedback.guard.GuardSettings.Rate;

import static org.assertj.core.api.Assertions.assertThat;

class GuardTests {

	private static final Duration LONG = Duration.ofDays(1);

	private static final Passage NEAR = new Passage("near", "waiting", "north");

	private final Guard guard = new Guard(new GuardSettings(new Rate(3, LONG), new Rate(5, LONG), new Rate(7, LONG),
			new Rate(4, LONG), 2, LONG, 8, LONG));

	private @Nullable Suspicion said(Passage passage, int nth, String content) {
		return this.guard.suspicion(passage, new Said("key-" + nth, 3, content), false);
	}

	@Test
	void aNeighbourhoodThatSendsTooMuchHasToWait() {
		IntStream.range(0, 3).forEach((i) -> assertThat(this.guard.admit(NEAR)).isZero());
		assertThat(this.guard.isHot(NEAR)).isTrue();
		assertThat(this.guard.admit(NEAR)).isPositive();
		assertThat(this.guard.admit(new Passage("far", "waiting", "north"))).isZero();
	}

	@Test
	void aSurveyAndASiteHaveBucketsOfTheirOwn() {
		IntStream.range(0, 5).forEach((i) -> this.guard.admit(new Passage("net-" + i, "waiting", "north")));
		assertThat(this.guard.isHot(new Passage("new", "waiting", "north"))).isTrue();
		assertThat(this.guard.isHot(new Passage("new", "billing", "north"))).isFalse();
		IntStream.range(5, 7).forEach((i) -> this.guard.admit(new Passage("net-" + i, "billing", "north")));
		assertThat(this.guard.isHot(new Passage("new", "parking", "north"))).isTrue();
		assertThat(this.guard.isHot(new Passage("new", "parking", "south"))).isFalse();
	}

	@Test
	void thisMachineIsNotWatched() {
		Passage here = new Passage(null, "waiting", "north");
		IntStream.range(0, 20).forEach((i) -> assertThat(this.guard.admit(here)).isZero());
		assertThat(this.guard.isHot(here)).isFalse();
		assertThat(IntStream.range(0, 20).mapToObj((i) -> String.valueOf(said(here, i, "same")))).containsOnly("null");
	}

	@Test
	void equalAnswersInARowAreFlaggedAfterSomeAreBelieved() {
		assertThat(said(NEAR, 1, "five stars")).isNull();
		assertThat(said(NEAR, 2, "five stars")).isNull();
		assertThat(said(NEAR, 3, "five stars")).isEqualTo(Suspicion.ALIKE);
		assertThat(said(NEAR, 4, "another")).isNull();
	}

	@Test
	void aRepetitionUnderTheSameKeyIsNoFurtherAnswer() {
		IntStream.range(0, 10).forEach((i) -> assertThat(said(NEAR, 1, "five stars")).isNull());
	}

	@Test
	void shortAnswersAreOftenEqual() {
		IntStream.range(0, 4)
			.forEach((i) -> assertThat(this.guard.suspicion(NEAR, new Said("key-" + i, 1, "5"), false)).isNull());
	}

	@Test
	void manyAnswersOfOneNeighbourhoodToOneSurveyAreFlagged() {
		IntStream.range(0, 4).forEach((i) -> assertThat(said(NEAR, i, "answer " + i)).isNull());
		assertThat(said(NEAR, 5, "answer 5")).isEqualTo(Suspicion.BURST);
		assertThat(said(new Passage("far", "waiting", "north"), 6, "answer 6")).isNull();
	}

	@Test
	void whoeverTakesTheBaitIsFlagged() {
		assertThat(this.guard.suspicion(NEAR, new Said("k", 1, "x"), true)).isEqualTo(Suspicion.HONEYPOT);
		assertThat(this.guard.suspicion(new Passage(null, "a", "b"), new Said("k", 1, "x"), true))
			.isEqualTo(Suspicion.HONEYPOT);
	}

}
