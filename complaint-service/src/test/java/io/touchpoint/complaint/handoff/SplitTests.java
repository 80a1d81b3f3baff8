package io.touchpoint.complaint.handoff;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.Desk;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.handoff.Happening.Handed;
import io.touchpoint.complaint.handoff.Happening.Moved;
import io.touchpoint.complaint.handoff.Happening.Worked;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * At a place that is always open.
 */
class SplitTests {

	private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

	private static final Actor ANA = new Actor("a", "Ana");

	private static final Actor BEN = new Actor("b", "Ben");

	private static final Desk FRONT = new Desk("front", null);

	private static final Desk PHARMACY = new Desk("pharmacy", null);

	@Test
	void theFirstDeskTakesACaseFromNobody() {
		Cycle cycle = split(10, new Handed(at(2), ANA, Desk.NOBODY, FRONT), new Worked(at(4), BEN));
		assertThat(cycle.handOffs()).isEmpty();
		assertThat(cycle.activeSeconds()).isEqualTo(hours(10));
	}

	@Test
	void deadTimeEndsWithTheFirstThingThatTheOtherSideDoes() {
		Cycle cycle = split(10, new Handed(at(1), ANA, FRONT, PHARMACY), new Worked(at(2), ANA),
				new Worked(at(3), Actor.CLOCK), new Worked(at(4), Actor.CUSTOMER), new Worked(at(6), BEN));
		assertThat(cycle.handOffs()).singleElement().satisfies((handOff) -> {
			assertThat(handOff.takenUpAt()).isEqualTo(at(6));
			assertThat(handOff.deadSeconds()).isEqualTo(hours(5));
		});
		assertThat(cycle.activeSeconds()).isEqualTo(hours(5));
	}

	@Test
	void whatIsHandedOverAfterTheEndWaitsAgainWhenTheCaseIsOpenedWhetherItWasClosedBetweenOrNot() {
		Cycle cycle = split(9, moved(1, Status.INVESTIGATING, Status.RESOLVED), new Handed(at(2), ANA, FRONT, PHARMACY),
				moved(3, Status.RESOLVED, Status.CLOSED, Actor.CLOCK),
				moved(5, Status.CLOSED, Status.REOPENED, Actor.CUSTOMER), new Worked(at(7), BEN));
		assertThat(cycle.deadSeconds()).isEqualTo(hours(2));
		assertThat(cycle.activeSeconds()).isEqualTo(hours(3));
	}

	@Test
	void whoTakesACaseThemselvesLosesNoTime() {
		Cycle cycle = split(4, new Handed(at(1), BEN, FRONT, new Desk("front", new Person("b", "Ben"))));
		assertThat(cycle.deadSeconds()).isZero();
		assertThat(cycle.handOffs()).singleElement().extracting(HandOff::takenUpAt).isEqualTo(at(1));
	}

	@Test
	void whoLetsACaseGoAndTakesItAgainLosesTheTimeBetween() {
		Desk bens = new Desk(null, new Person("b", "Ben"));
		Cycle cycle = split(8, new Handed(at(1), BEN, bens, Desk.NOBODY), new Handed(at(3), BEN, Desk.NOBODY, bens),
				new Worked(at(5), BEN));
		assertThat(cycle.deadSeconds()).isEqualTo(hours(2));
	}

	@Test
	void whoIsKnownByNameOnlyTakesACaseThemselvesToo() {
		Cycle cycle = split(4,
				new Handed(at(1), new Actor(null, "Ben"), FRONT, new Desk(null, new Person("b", "Ben"))));
		assertThat(cycle.deadSeconds()).isZero();
	}

	@Test
	void whoHandsOnWhatTheyReceivedHasTakenItUpAndWhoChoosesAnotherDeskHasNot() {
		Cycle on = split(9, new Handed(at(1), ANA, FRONT, PHARMACY),
				new Handed(at(3), BEN, PHARMACY, new Desk("billing", null)));
		assertThat(on.handOffs()).extracting(HandOff::takenUpAt).containsExactly(at(3), null);
		assertThat(on.handOffs()).extracting(HandOff::deadSeconds).containsExactly(hours(2), hours(6));
		Cycle corrected = split(9, new Handed(at(1), ANA, FRONT, PHARMACY),
				new Handed(at(3), ANA, PHARMACY, new Desk("billing", null)));
		assertThat(corrected.handOffs()).extracting(HandOff::takenUpAt).containsExactly(null, null);
	}

	@Test
	void aQuestionToTheCustomerIsNobodysDeadTime() {
		Cycle cycle = split(9, moved(1, Status.RECEIVED, Status.INVESTIGATING),
				moved(2, Status.INVESTIGATING, Status.WAITING_FOR_CUSTOMER), new Handed(at(3), ANA, FRONT, PHARMACY),
				moved(6, Status.WAITING_FOR_CUSTOMER, Status.INVESTIGATING, Actor.CUSTOMER), new Worked(at(7), BEN));
		assertThat(cycle.waitingSeconds()).isEqualTo(hours(4));
		assertThat(cycle.deadSeconds()).isEqualTo(hours(1));
		assertThat(cycle.repeated()).isZero();
	}

	@Test
	void theTimeBetweenAnEndAndAReopeningBelongsToNobody() {
		Cycle cycle = split(20, moved(2, Status.INVESTIGATING, Status.RESOLVED),
				moved(3, Status.RESOLVED, Status.CLOSED), moved(10, Status.CLOSED, Status.REOPENED),
				moved(12, Status.REOPENED, Status.INVESTIGATING), moved(15, Status.INVESTIGATING, Status.RESOLVED));
		assertThat(cycle.totalSeconds()).isEqualTo(hours(7));
		assertThat(cycle.endedAt()).isEqualTo(at(15));
		assertThat(cycle.reopened()).isEqualTo(1);
		assertThat(cycle.repeated()).isZero();
	}

	@Test
	void aStageThatIsEnteredOnceMoreIsRework() {
		Cycle cycle = split(20, moved(1, Status.RECEIVED, Status.ACKNOWLEDGED),
				moved(2, Status.ACKNOWLEDGED, Status.INVESTIGATING),
				moved(3, Status.INVESTIGATING, Status.ACKNOWLEDGED),
				moved(4, Status.ACKNOWLEDGED, Status.INVESTIGATING));
		assertThat(cycle.repeated()).isEqualTo(2);
	}

	@Test
	void aDeskThatHadTheCaseGetsItBack() {
		Desk ana = new Desk("front", new Person("a", "Ana"));
		Desk ben = new Desk("pharmacy", new Person("b", "Ben"));
		Cycle cycle = split(9, new Handed(at(1), ANA, ana, ben),
				new Handed(at(2), BEN, ben, new Desk("pharmacy", new Person("d", "Dan"))),
				new Handed(at(3), BEN, new Desk("pharmacy", new Person("d", "Dan")), FRONT));
		assertThat(cycle.handOffs()).extracting(HandOff::returned).containsExactly(false, false, true);
		assertThat(cycle.returned()).isEqualTo(1);
	}

	@Test
	void aSourceThatTellsTheEndOnlyIsBelieved() {
		Cycle cycle = Split.of(START, List.of(new Worked(at(1), ANA)), at(5), at(50), new AlwaysOpen());
		assertThat(cycle.totalSeconds()).isEqualTo(hours(5));
		assertThat(cycle.endedAt()).isEqualTo(at(5));
	}

	private static Cycle split(int now, Happening... history) {
		return Split.of(START, List.of(history), null, at(now), new AlwaysOpen());
	}

	private static Moved moved(int hours, Status from, Status to) {
		return moved(hours, from, to, ANA);
	}

	private static Moved moved(int hours, Status from, Status to, Actor by) {
		return new Moved(at(hours), by, from, to);
	}

	private static Instant at(int hours) {
		return START.plus(Duration.ofHours(hours));
	}

	private static long hours(int hours) {
		return Duration.ofHours(hours).toSeconds();
	}

	/** A place that never closes. */
	static final class AlwaysOpen implements Deadlines {

		@Override
		public Instant acknowledgeBy(Instant received) {
			return received;
		}

		@Override
		public Instant resolveBy(Instant from, Severity severity) {
			return from;
		}

		@Override
		public Instant onTheSpotBy(Instant received) {
			return received;
		}

		@Override
		public Instant reactBy(Instant raised) {
			return raised;
		}

		@Override
		public Instant reopenBy(Instant ended) {
			return ended;
		}

		@Override
		public Instant extended(Instant due, Instant from, Instant to) {
			return due;
		}

	}

}
