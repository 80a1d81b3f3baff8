package io.touchpoint.starter.event;

import java.util.List;
import java.util.UUID;

import io.touchpoint.starter.StarterApplication;
import io.touchpoint.starter.testing.PostgresTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.QueryTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a step of a follower does with what came.
 */
@SpringBootTest(classes = StarterApplication.class)
@PostgresTest
class FollowerTests extends FollowerFixture {

	@Test
	void aBatchIsAppliedAndTheCursorMoved() {
		happened("a", "b", "c");
		step();
		assertThat(things()).containsExactly("a", "b", "c");
		assertThat(cursor()).isEqualTo(3);
	}

	@Test
	void asSecondStepGoesOnWhereTheFirstEnded() {
		happened("a");
		step();
		happened("b");
		step();
		assertThat(things()).containsExactly("a", "b");
		assertThat(this.handler.batches).isEqualTo(2);
	}

	@Test
	void aHoleIsAnAlarmAndMovesNothing() {
		happened("a", "b");
		this.source.remove(0);
		StepVerifier.create(follower().step())
			.verifyErrorMessage("Lane 3 has a hole: position 1 was expected and 2 came");
		assertThat(things()).isEmpty();
		assertThat(cursor()).isZero();
	}

	@Test
	void anotherInstanceThatWasQuickerLeavesNothingDouble() {
		happened("a", "b");
		Follower slow = follower((sourceName, lane, after) -> follower().step().then(Mono.just(pageAfter(0))));
		StepVerifier.create(slow.step()).verifyComplete();
		assertThat(things()).containsExactly("a", "b");
		assertThat(cursor()).isEqualTo(2);
	}

	@Test
	void aPoisonEventIsParkedWithItsReasonAndTheFeedGoesOn() {
		happened("a", "poison", "b");
		step();
		assertThat(things()).containsExactly("a", "b");
		assertThat(cursor()).isEqualTo(3);
		StepVerifier.create(parkedEvents().list()).assertNext((parked) -> {
			assertThat(parked.event().subject()).isEqualTo("poison");
			assertThat(parked.reason()).contains("cannot stomach poison");
		}).verifyComplete();
	}

	@Test
	void aLaterEventOfAParkedSubjectDoesNotOvertake() {
		happened("poison");
		step();
		this.handler.stomach = true;
		happened("poison", "a");
		step();
		assertThat(things()).containsExactly("a");
		StepVerifier.create(parkedEvents().list()).expectNextCount(2).verifyComplete();
	}

	@Test
	void aReplayHandlesWhatWasParkedInOrder() {
		happened("poison", "poison");
		step();
		this.handler.stomach = true;
		StepVerifier.create(parkedEvents().replay()).expectNext(2L).verifyComplete();
		assertThat(things()).containsExactly("poison");
		StepVerifier.create(parkedEvents().list()).verifyComplete();
	}

	@Test
	void aDatabaseThatIsAwayParksNothing() {
		happened("a");
		this.handler.failure = new QueryTimeoutException("away");
		StepVerifier.create(follower().step()).verifyError(QueryTimeoutException.class);
		StepVerifier.create(parkedEvents().list()).verifyComplete();
		this.handler.failure = null;
		step();
		assertThat(things()).containsExactly("a");
	}

	@Test
	void anEmptyAnswerBelowTheHeadIsAHoleToo() {
		happened("a", "b");
		Follower follower = follower((sourceName, lane, after) -> Mono.just(new FeedPage(EPOCH, 1, 2, List.of())));
		StepVerifier.create(follower.step())
			.verifyErrorMessage("Lane 3 has a hole: its head is 2 and nothing came after 0");
	}

	@Test
	void aRestoredSourceIsFollowedFromItsBeginning() {
		happened("a", "poison");
		step();
		this.source.clear();
		happened("c");
		UUID second = UUID.fromString("0199c3a0-0000-7000-8000-000000000002");
		Follower follower = follower((sourceName, lane, after) -> (after.position() == 0)
				? Mono.just(new FeedPage(second, 1, 1, List.copyOf(this.source)))
				: Mono.error(new FeedClient.RestoredException(sourceName, lane)));
		StepVerifier.create(follower.step().then(follower.step())).verifyComplete();
		assertThat(things()).containsExactly("c");
		assertThat(this.handler.startedOver).isEqualTo(LANE);
		assertThat(cursor()).isEqualTo(1);
		StepVerifier.create(parkedEvents().list()).verifyComplete();
	}

	@Test
	void anAnswerOfAnotherEpochDoesNotMoveTheCursor() {
		happened("a");
		step();
		UUID second = UUID.fromString("0199c3a0-0000-7000-8000-000000000002");
		happened("b");
		Follower follower = follower((sourceName, lane, after) -> Mono
			.just(new FeedPage(second, 1, 2, pageAfter(after.position()).events())));
		StepVerifier.create(follower.step()).verifyComplete();
		assertThat(things()).containsExactly("a");
		assertThat(cursor()).isEqualTo(1);
	}

}
