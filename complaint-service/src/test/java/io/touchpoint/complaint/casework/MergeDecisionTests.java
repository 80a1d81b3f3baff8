package io.touchpoint.complaint.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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

class MergeDecisionTests {

	private static final Instant LATER = START.plus(Duration.ofHours(1));

	/** Of the same customer at the same site. */
	static Complaint another() {
		return another("north-general", aComplaint().contact());
	}

	private static Complaint another(String site, Contact contact) {
		return Complaint
			.receive(UUID.fromString("01980000-0000-7000-8000-000000000002"), site, "C-2026-000002",
					aComplaint().matter(), contact, Actor.CUSTOMER, START, START, false, PLAIN)
			.complaint();
	}

	private static Complaint merged(Complaint complaint) {
		return ((Accepted) complaint.mergeInto(another(), false, SOMEBODY, LATER, PLAIN)).complaint();
	}

	private static Reason refusal(Decision decision) {
		assertThat(decision).isInstanceOf(Rejected.class);
		return ((Rejected) decision).reason();
	}

	private static Decision into(Complaint stays) {
		return aComplaint().mergeInto(stays, false, SOMEBODY, LATER, PLAIN);
	}

	private static Complaint moved(Complaint complaint, Status... tos) {
		Complaint now = complaint;
		for (Status to : tos) {
			now = ((Accepted) now.move(legal(to), SOMEBODY, LATER, PLAIN)).complaint();
		}
		return now;
	}

	@Test
	void aMergedCaseOwesNothingAndKnowsWhatItWas() {
		Complaint complaint = moved(aComplaint(), Status.ACKNOWLEDGED, Status.INVESTIGATING);
		Complaint merged = merged(complaint);
		assertThat(merged.status()).isEqualTo(Status.MERGED);
		assertThat(merged.merge()).isEqualTo(new Merge(another().id(), Status.INVESTIGATING, LATER));
		assertThat(merged.dueAt()).isNull();
		assertThat(merged.possible(LATER, PLAIN)).isEmpty();
		assertThat(merged.revision()).isEqualTo(complaint.revision() + 1);
	}

	@Test
	void whoLooksAfterTheCaseThatStaysSeesAMergedOneWhateverElseIsChangedAtOnce() {
		Complaint stays = restricted(another(), Restriction.Reason.HEALTH);
		Complaint merged = ((Accepted) restricted(aComplaint(), Restriction.Reason.CONDUCT).mergeInto(stays, false,
				SOMEBODY, LATER, PLAIN))
			.complaint();
		Person owner = new Person("u7", "Ola");
		Accepted handed = stays.hand(new Desk(null, owner), null, SOMEBODY, LATER);
		Accepted also = handed
			.then((Accepted) handed.complaint().move(legal(Status.ACKNOWLEDGED), SOMEBODY, LATER, PLAIN));
		Complaint followed = ((Accepted) merged.follow(stays, also)).complaint();
		assertThat(followed.restriction()).isEqualTo(new Restriction(Restriction.Reason.CONDUCT, List.of(owner)));
	}

	private static Complaint restricted(Complaint complaint, Restriction.Reason why) {
		return complaint.restrict(new Restriction(why, List.of()), SOMEBODY, LATER).complaint();
	}

	@Test
	void aPartedCaseStandsWhereItStood() {
		Complaint complaint = moved(aComplaint(), Status.ACKNOWLEDGED, Status.INVESTIGATING,
				Status.WAITING_FOR_CUSTOMER);
		Complaint parted = ((Accepted) merged(complaint).part(SOMEBODY, LATER, LATER, PLAIN)).complaint();
		assertThat(parted.atRevision(complaint.revision())).isEqualTo(complaint);
	}

	@Test
	void itIsPartedInTimeOrNotAtAll() {
		assertThat(refusal(merged(aComplaint()).part(SOMEBODY, LATER.plusSeconds(1), LATER, PLAIN)))
			.isEqualTo(Reason.TOO_LATE_TO_PART);
		assertThat(refusal(aComplaint().part(SOMEBODY, LATER, LATER, PLAIN))).isEqualTo(Reason.NOT_MERGED);
	}

	@Test
	void whatIsNotOneMatterIsNotMerged() {
		assertThat(refusal(into(aComplaint()))).isEqualTo(Reason.SAME_CASE);
		assertThat(refusal(into(another("south-bay", null)))).isEqualTo(Reason.OTHER_SITE);
		assertThat(refusal(into(another("north-general", new Contact("eva@example.org", null)))))
			.isEqualTo(Reason.OTHER_CUSTOMER);
		assertThat(refusal(merged(aComplaint()).mergeInto(another(), false, SOMEBODY, LATER, PLAIN)))
			.isEqualTo(Reason.ALREADY_MERGED);
		assertThat(refusal(aComplaint().mergeInto(another(), true, SOMEBODY, LATER, PLAIN)))
			.isEqualTo(Reason.HOLDS_OTHERS);
	}

	@Test
	void theSameAddressInOtherLettersAndNoAddressAreNoOtherCustomer() {
		assertThat(into(another("north-general", new Contact("ANA@Example.org", null)))).isInstanceOf(Accepted.class);
		assertThat(into(another("north-general", null))).isInstanceOf(Accepted.class);
	}

	@Test
	void whatEndedLongAgoKeepsItsPlace() {
		Complaint closed = moved(another(), Status.ACKNOWLEDGED, Status.INVESTIGATING, Status.RESOLVED, Status.CLOSED);
		assertThat(into(closed)).isInstanceOf(Accepted.class);
		Instant lateToReopen = LATER.plus(Duration.ofDays(31));
		assertThat(refusal(aComplaint().mergeInto(closed, false, SOMEBODY, lateToReopen, PLAIN)))
			.isEqualTo(Reason.ENDED_FOR_GOOD);
		assertThat(refusal(into(moved(another(), Status.WITHDRAWN)))).isEqualTo(Reason.ENDED_FOR_GOOD);
	}

	@Test
	void whatFewMaySeeIsNotLaidOpen() {
		Restriction conduct = new Restriction(Restriction.Reason.CONDUCT, List.of());
		Complaint restricted = aComplaint().restrict(conduct, SOMEBODY, LATER).complaint();
		assertThat(refusal(restricted.mergeInto(another(), false, SOMEBODY, LATER, PLAIN)))
			.isEqualTo(Reason.WOULD_BE_SEEN);
		assertThat(restricted.mergeInto(another().restrict(conduct, SOMEBODY, LATER).complaint(), false, SOMEBODY,
				LATER, PLAIN))
			.isInstanceOf(Accepted.class);
	}

	@Test
	void whatOthersMayNotSeeDoesNotGoToACaseOfTheirs() {
		Complaint restricted = restricted(aComplaint(), "ana", "bob");
		assertThat(refusal(restricted.mergeInto(restricted(another(), "bob", "eva"), false, SOMEBODY, LATER, PLAIN)))
			.isEqualTo(Reason.WOULD_BE_SEEN);
		assertThat(restricted.mergeInto(restricted(another(), "bob"), false, SOMEBODY, LATER, PLAIN))
			.isInstanceOf(Accepted.class);
	}

	private static Complaint restricted(Complaint complaint, String... handlers) {
		List<Person> named = Stream.of(handlers).map((handler) -> new Person(handler, handler)).toList();
		return complaint.restrict(new Restriction(Restriction.Reason.CONDUCT, named), SOMEBODY, LATER).complaint();
	}

}
