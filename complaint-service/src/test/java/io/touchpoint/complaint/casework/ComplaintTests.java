package io.touchpoint.complaint.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.touchpoint.complaint.casework.Decision.Accepted;
import io.touchpoint.complaint.casework.Decision.Reason;
import io.touchpoint.complaint.casework.Decision.Rejected;
import org.junit.jupiter.api.Test;

import static io.touchpoint.complaint.casework.MovePropertyTests.PLAIN;
import static io.touchpoint.complaint.casework.MovePropertyTests.SOMEBODY;
import static io.touchpoint.complaint.casework.MovePropertyTests.START;
import static io.touchpoint.complaint.casework.MovePropertyTests.aComplaint;
import static io.touchpoint.complaint.casework.MovePropertyTests.legal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class ComplaintTests {

	@Test
	void anIllegalMoveNamesTheReasonAndWhatIsPossible() {
		Decision decision = aComplaint().move(Move.to(Status.CLOSED), SOMEBODY, START, PLAIN);
		assertThat(decision).asInstanceOf(type(Rejected.class)).satisfies((no) -> {
			assertThat(no.reason()).isEqualTo(Reason.ILLEGAL_MOVE);
			assertThat(no.detail()).isEqualTo("A case that is received cannot become closed.");
			assertThat(no.possible()).containsExactlyInAnyOrder(Status.ACKNOWLEDGED, Status.RESOLVED, Status.WITHDRAWN);
		});
	}

	@Test
	void resolvedOnTheSpotIsTimelyAndMarked() {
		Complaint resolved = moved(aComplaint(), Status.RESOLVED, START.plus(Duration.ofHours(1)));
		assertThat(resolved.onTheSpot()).isTrue();
		assertThat(resolved.timely()).isTrue();
		assertThat(resolved.times().acknowledgedAt()).isEqualTo(resolved.times().resolvedAt());
	}

	@Test
	void onTheSpotIsOverAfterTheNextWorkingDay() {
		Decision late = aComplaint().move(legal(Status.RESOLVED), SOMEBODY, START.plus(Duration.ofDays(2)), PLAIN);
		assertThat(late).asInstanceOf(type(Rejected.class)).satisfies((no) -> {
			assertThat(no.reason()).isEqualTo(Reason.TOO_LATE);
			assertThat(no.possible()).doesNotContain(Status.RESOLVED);
		});
	}

	@Test
	void anAnswerAfterTheDeadlineIsNotTimely() {
		assertThat(moved(aComplaint(), Status.ACKNOWLEDGED, START.plus(Duration.ofDays(4))).timely()).isFalse();
	}

	@Test
	void aMissedAnswerStaysLateWheneverItComes() {
		Complaint overdue = aComplaint().answerOverdue(START.plus(Duration.ofDays(4))).complaint();
		assertThat(overdue.timely()).isFalse();
		assertThat(overdue.revision()).isEqualTo(2);
		assertThat(overdue.answerOverdue(START.plus(Duration.ofDays(5))).steps()).isEmpty();
		assertThat(moved(overdue, Status.ACKNOWLEDGED, START.plus(Duration.ofDays(6))).timely()).isFalse();
	}

	@Test
	void waitingForTheCustomerMovesTheDeadline() {
		Instant due = aComplaint().times().resolveBy();
		Complaint investigating = moved(moved(aComplaint(), Status.ACKNOWLEDGED, START), Status.INVESTIGATING, START);
		Complaint waiting = moved(investigating, Status.WAITING_FOR_CUSTOMER, START);
		assertThat(waiting.dueAt()).isNull();
		Complaint back = moved(waiting, Status.INVESTIGATING, START.plus(Duration.ofDays(5)));
		assertThat(back.dueAt()).isEqualTo(due.plus(Duration.ofDays(5)));
	}

	@Test
	void reopeningEndsAfterThirtyDays() {
		Complaint closed = closed();
		assertThat(closed.move(Move.to(Status.REOPENED), SOMEBODY, START.plus(Duration.ofDays(30)), PLAIN))
			.isInstanceOf(Accepted.class);
		assertThat(closed.move(Move.to(Status.REOPENED), SOMEBODY, START.plus(Duration.ofDays(31)), PLAIN))
			.isInstanceOf(Rejected.class);
	}

	@Test
	void aReopenedCaseHasNoOutcomeAndAFreshDeadline() {
		Instant later = START.plus(Duration.ofDays(10));
		Complaint reopened = moved(closed(), Status.REOPENED, later);
		assertThat(reopened.settlement()).isEqualTo(Settlement.NONE);
		assertThat(reopened.times().closedAt()).isNull();
		assertThat(reopened.dueAt()).isEqualTo(PLAIN.resolveBy(later, Severity.NORMAL));
	}

	@Test
	void aColleagueSaysWhyACaseIsWithdrawnOrReopenedAndToWhomItIsReferred() {
		Actor colleague = new Actor("staff-1", "Stefan Staff");
		Complaint known = moved(aComplaint(), Status.ACKNOWLEDGED, START);
		assertThat(refusal(known.move(Move.to(Status.WITHDRAWN), colleague, START, PLAIN)))
			.isEqualTo("Say in a note why the case becomes withdrawn.");
		assertThat(refusal(known.move(Move.to(Status.REFERRED), colleague, START, PLAIN)))
			.isEqualTo("Say to whom the case is referred.");
		assertThat(refusal(closed().move(Move.to(Status.REOPENED), colleague, START, PLAIN)))
			.isEqualTo("Say in a note why the case becomes reopened.");
		assertThat(known.move(Move.to(Status.INVESTIGATING), colleague, START, PLAIN)).isInstanceOf(Accepted.class);
		Move told = new Move(Status.REFERRED, "To the ombudsman", Settlement.NONE);
		assertThat(known.move(told, colleague, START, PLAIN)).asInstanceOf(type(Accepted.class))
			.satisfies((yes) -> assertThat(yes.entries()).extracting(Entry::kind, Entry::to, Entry::text)
				.containsExactly(tuple(Entry.Kind.MOVE, "REFERRED", "To the ombudsman")));
	}

	@Test
	void theCustomerTheClockAndThePastOfAnotherSystemGiveNoReason() {
		for (Actor by : List.of(Actor.CUSTOMER, Actor.CLOCK, SOMEBODY)) {
			assertThat(aComplaint().move(Move.to(Status.WITHDRAWN), by, START, PLAIN)).isInstanceOf(Accepted.class);
		}
	}

	@Test
	void anIllegalMoveIsToldOfBeforeItsMissingReason() {
		assertThat(closed().move(Move.to(Status.WITHDRAWN), new Actor("staff-1", "Stefan Staff"), START, PLAIN))
			.asInstanceOf(type(Rejected.class))
			.extracting(Rejected::reason)
			.isEqualTo(Reason.ILLEGAL_MOVE);
	}

	private static String refusal(Decision decision) {
		Rejected no = (Rejected) decision;
		assertThat(no.reason()).isEqualTo(Reason.NOTE_MISSING);
		return no.detail();
	}

	@Test
	void theSameOwnerAgainChangesNothing() {
		Person ana = new Person("ana", "Ana");
		Desk desk = new Desk("pharmacy", ana);
		Complaint owned = aComplaint().hand(desk, "Knows it", SOMEBODY, START).complaint();
		assertThat(owned.revision()).isEqualTo(2);
		assertThat(owned.hand(desk, "Again", SOMEBODY, START).steps()).isEmpty();
	}

	@Test
	void whyACaseIsHandedOnStandsInTheFirstLineThatTellsOfIt() {
		Person ana = new Person("ana", "Ana");
		Accepted both = aComplaint().hand(new Desk("pharmacy", ana), "Their order", SOMEBODY, START);
		assertThat(both.entries()).extracting(Entry::kind, Entry::from, Entry::to, Entry::text)
			.containsExactly(tuple(Entry.Kind.UNIT, null, "pharmacy", "Their order"),
					tuple(Entry.Kind.OWNER, null, "Ana", null));
		Accepted person = both.complaint().hand(new Desk("pharmacy", null), "Ill", SOMEBODY, START);
		assertThat(person.entries()).extracting(Entry::kind, Entry::from, Entry::to, Entry::text)
			.containsExactly(tuple(Entry.Kind.OWNER, "Ana", null, "Ill"));
	}

	private static Complaint closed() {
		return moved(moved(aComplaint(), Status.RESOLVED, START), Status.CLOSED, START);
	}

	private static Complaint moved(Complaint complaint, Status to, Instant at) {
		return ((Accepted) complaint.move(legal(to), SOMEBODY, at, PLAIN)).complaint();
	}

}
