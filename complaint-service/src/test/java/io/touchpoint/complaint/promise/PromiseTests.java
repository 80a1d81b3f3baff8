package io.touchpoint.complaint.promise;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Move;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.promise.PromiseDecision.Accepted;
import io.touchpoint.complaint.promise.PromiseDecision.Reason;
import io.touchpoint.complaint.promise.PromiseDecision.Rejected;
import org.junit.jupiter.api.Test;

import static io.touchpoint.complaint.promise.APromise.DUE;
import static io.touchpoint.complaint.promise.APromise.LONDON;
import static io.touchpoint.complaint.promise.APromise.MADE;
import static io.touchpoint.complaint.promise.APromise.MARA;
import static io.touchpoint.complaint.promise.APromise.STEFAN;
import static org.assertj.core.api.Assertions.assertThat;

class PromiseTests {

	private static final UUID NEXT = new UUID(7, 2);

	private static final Instant EARLY = DUE.minusSeconds(3600);

	private static final Instant LATE = DUE.plusNanos(1000);

	private static Promise yes(PromiseDecision decision) {
		assertThat(decision).isInstanceOf(Accepted.class);
		return ((Accepted) decision).promise();
	}

	private static Rejected no(PromiseDecision decision) {
		assertThat(decision).isInstanceOf(Rejected.class);
		return (Rejected) decision;
	}

	@Test
	void whatIsDoneUpToTheDueMomentIsKept() {
		Promise kept = yes(APromise.open().keep("Receipt 4711", STEFAN, DUE));
		assertThat(kept.state()).isEqualTo(PromiseState.KEPT);
		assertThat(kept.kept()).isEqualTo(new Kept(DUE, "Stefan Staff", "Receipt 4711"));
		assertThat(kept.revision()).isEqualTo(2);
	}

	@Test
	void whatIsDoneAMomentLaterIsKeptLate() {
		assertThat(yes(APromise.open().keep("Receipt 4711", STEFAN, LATE)).state()).isEqualTo(PromiseState.KEPT_LATE);
	}

	@Test
	void thereIsNoGrace() {
		assertThat(APromise.open().overdue(DUE).steps()).isEmpty();
		Accepted broken = APromise.open().overdue(LATE);
		assertThat(broken.promise().state()).isEqualTo(PromiseState.BROKEN);
		assertThat(broken.promise().breach()).isEqualTo(new Breach(LATE, "Clock", null));
		assertThat(broken.promise().overdue(LATE.plusSeconds(60)).steps()).isEmpty();
	}

	@Test
	void aBrokenPromiseThatIsKeptAfterAllIsLateAndItsBreachStaysWritten() {
		Promise broken = APromise.open().overdue(LATE).promise();
		Promise kept = yes(broken.keep("Receipt 4711", STEFAN, LATE.plusSeconds(60)));
		assertThat(kept.state()).isEqualTo(PromiseState.KEPT_LATE);
		assertThat(kept.breach()).isEqualTo(broken.breach());
	}

	@Test
	void whoeverSaidThatItBreaksIsLateEvenBeforeTheDueMoment() {
		Promise broken = yes(APromise.open().giveUp("The bank is closed", STEFAN, EARLY));
		assertThat(broken.breach()).isEqualTo(new Breach(EARLY, "Stefan Staff", "The bank is closed"));
		assertThat(yes(broken.keep("Receipt 4711", STEFAN, DUE)).state()).isEqualTo(PromiseState.KEPT_LATE);
	}

	@Test
	void withTheCustomersConsentAnotherPromiseTakesItsPlace() {
		Accepted yes = (Accepted) APromise.open()
			.renegotiate(NEXT, APromise.terms(DUE.plusSeconds(259_200)), APromise.consent(EARLY), MARA, EARLY);
		assertThat(yes.promise().state()).isEqualTo(PromiseState.RENEGOTIATED);
		assertThat(yes.promise().successor()).isEqualTo(NEXT);
		assertThat(yes.promise().consent()).isEqualTo(APromise.consent(EARLY));
		Promise next = yes.steps().getLast().after();
		assertThat(next.id()).isEqualTo(NEXT);
		assertThat(next.state()).isEqualTo(PromiseState.OPEN);
		assertThat(next.predecessor()).isEqualTo(APromise.open().id());
	}

	@Test
	void withoutConsentNothingIsRenegotiated() {
		Rejected no = no(APromise.open().renegotiate(NEXT, APromise.terms(DUE.plusSeconds(60)), null, MARA, EARLY));
		assertThat(no.reason()).isEqualTo(Reason.CONSENT_MISSING);
		assertThat(no.detail()).contains("consent");
	}

	@Test
	void nobodyConsentsInTheFutureOrBeforeThePromiseWasMade() {
		assertThat(no(APromise.open()
			.renegotiate(NEXT, APromise.terms(DUE.plusSeconds(60)), APromise.consent(EARLY.plusSeconds(1)), MARA,
					EARLY))
			.reason()).isEqualTo(Reason.CONSENT_IMPOSSIBLE);
		assertThat(no(APromise.open()
			.renegotiate(NEXT, APromise.terms(DUE.plusSeconds(60)), APromise.consent(MADE.minusSeconds(1)), MARA,
					EARLY))
			.reason()).isEqualTo(Reason.CONSENT_IMPOSSIBLE);
	}

	@Test
	void whatWasDueAlreadyIsNoMoreRenegotiated() {
		assertThat(no(APromise.open()
			.renegotiate(NEXT, APromise.terms(DUE.plusSeconds(60)), APromise.consent(EARLY), MARA, LATE)).reason())
			.isEqualTo(Reason.DUE_PASSED);
	}

	@Test
	void aBrokenPromiseIsNotRenegotiatedAway() {
		Rejected no = no(APromise.open()
			.overdue(LATE)
			.promise()
			.renegotiate(NEXT, APromise.terms(LATE.plusSeconds(60)), APromise.consent(EARLY), MARA, LATE));
		assertThat(no.reason()).isEqualTo(Reason.ILLEGAL_MOVE);
		assertThat(no.possible()).containsExactly(PromiseState.KEPT_LATE);
		assertThat(no.detail()).isEqualTo("A promise that is broken cannot be renegotiated.");
	}

	@Test
	void whatIsKeptIsKept() {
		Promise kept = yes(APromise.open().keep("Receipt 4711", STEFAN, EARLY));
		assertThat(no(kept.keep("Receipt 4712", STEFAN, EARLY)).detail())
			.isEqualTo("A promise that is kept cannot be kept.");
		assertThat(no(kept.giveUp("Not really", STEFAN, EARLY)).possible()).isEmpty();
		assertThat(kept.overdue(LATE).steps()).isEmpty();
	}

	@Test
	void somebodyIsRemindedOnceBeforeTheDueMomentAndNotAfterIt() {
		Promise open = APromise.open();
		assertThat(open.dueSoon(open.terms().remindAt().minusSeconds(1)).steps()).isEmpty();
		Accepted reminded = open.dueSoon(open.terms().remindAt());
		assertThat(reminded.steps()).hasSize(1);
		assertThat(reminded.promise().state()).isEqualTo(PromiseState.OPEN);
		assertThat(reminded.promise().dueSoon(EARLY).steps()).isEmpty();
		assertThat(open.dueSoon(LATE).steps()).isEmpty();
	}

	@Test
	void aCaseThatIsWithdrawnTakesNoPromise() {
		Complaint withdrawn = ((io.touchpoint.complaint.casework.Decision.Accepted) APromise.aCase()
			.move(Move.to(Status.WITHDRAWN), Actor.CUSTOMER, MADE, APromise.weekdays(LONDON))).complaint();
		Rejected no = no(Promise.make(NEXT, withdrawn, APromise.terms(DUE), MARA, MADE));
		assertThat(no.reason()).isEqualTo(Reason.CASE_ENDED);
		assertThat(no.detail()).contains("withdrawn");
	}

}
