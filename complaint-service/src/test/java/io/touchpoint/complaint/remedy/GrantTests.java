package io.touchpoint.complaint.remedy;

import java.time.LocalDate;
import java.util.UUID;

import io.touchpoint.complaint.casework.Remedy;
import io.touchpoint.complaint.remedy.Grant.Days;
import io.touchpoint.complaint.remedy.GrantDecision.Accepted;
import io.touchpoint.complaint.remedy.GrantDecision.Reason;
import io.touchpoint.complaint.remedy.GrantDecision.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.touchpoint.complaint.remedy.AGrant.HANNA;
import static io.touchpoint.complaint.remedy.AGrant.MARA;
import static io.touchpoint.complaint.remedy.AGrant.NOW;
import static io.touchpoint.complaint.remedy.AGrant.STEFAN;
import static io.touchpoint.complaint.remedy.AGrant.TERMS;
import static io.touchpoint.complaint.remedy.AGrant.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

class GrantTests {

	private static Reason refusal(GrantDecision decision) {
		return ((Rejected) decision).reason();
	}

	private static Grant yes(GrantDecision decision) {
		return ((Accepted) decision).grant();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "APOLOGY, -, GRANTED", "APOLOGY, 0, GRANTED", "APOLOGY, 1, COSTS_NOTHING",
			"EXPLANATION, 1, COSTS_NOTHING", "CHANGE_OF_PRACTICE, 1, COSTS_NOTHING", "REPAIR, -, COST_MISSING",
			"REPAIR, 0, GRANTED", "REPLACEMENT, 5000, GRANTED", "EXCHANGE, 0, GRANTED", "REFUND, -, COST_MISSING",
			"REFUND, 0, COST_MISSING", "REFUND, 5000, GRANTED", "REFUND, 5001, WAITING",
			"GOODWILL_PAYMENT, 1000000, WAITING", "GOODWILL_PAYMENT, 1000001, ABOVE_EVERY_LIMIT" })
	void whatARemedyCostsDecidesWhetherItIsGivenAtOnce(Remedy kind, Long minor, String expected) {
		String said = switch (AGrant.ask(AGrant.wanted(kind, minor), STEFAN)) {
			case Accepted yes -> yes.grant().state().name();
			case Rejected no -> no.reason().name();
		};
		assertThat(said).isEqualTo(expected);
	}

	@Test
	void theReturnWindowEndsWithItsLastDay() {
		assertThat(yes(AGrant.ask(AGrant.boughtOn(TODAY.minusDays(30), null), STEFAN)).state())
			.isEqualTo(GrantState.GRANTED);
		assertThat(refusal(AGrant.ask(AGrant.boughtOn(TODAY.minusDays(31), null), STEFAN)))
			.isEqualTo(Reason.WINDOW_OVER);
		assertThat(refusal(AGrant.ask(AGrant.boughtOn(TODAY.plusDays(1), null), STEFAN)))
			.isEqualTo(Reason.PURCHASE_IN_FUTURE);
		assertThat(refusal(AGrant.ask(AGrant.boughtOn(null, null), STEFAN))).isEqualTo(Reason.PURCHASE_MISSING);
		assertThat(refusal(AGrant.ask(AGrant.boughtOn(LocalDate.MIN, "x"), MARA))).isEqualTo(Reason.PURCHASE_TOO_OLD);
		assertThat(refusal(AGrant.ask(AGrant.boughtOn(LocalDate.MAX, "x"), MARA))).isEqualTo(Reason.PURCHASE_IN_FUTURE);
	}

	@Test
	void whoComplainedInTimeIsNotLateBecauseWeAre() {
		Days later = new Days(TODAY, TODAY.plusDays(20));
		assertThat(Grant.ask(new UUID(7, 1), AGrant.aCase(), AGrant.boughtOn(TODAY.minusDays(30), null), STEFAN, TERMS,
				later, NOW))
			.isInstanceOf(Accepted.class);
	}

	@Test
	void onlyAManagerMakesAnExceptionAndItsReasonIsKept() {
		LocalDate longAgo = TODAY.minusDays(40);
		assertThat(refusal(AGrant.ask(AGrant.boughtOn(longAgo, "She was ill"), STEFAN)))
			.isEqualTo(Reason.EXCEPTION_NEEDS_MANAGER);
		assertThat(yes(AGrant.ask(AGrant.boughtOn(longAgo, "She was ill"), MARA)).exception()).isEqualTo("She was ill");
		assertThat(refusal(AGrant.ask(AGrant.boughtOn(TODAY, "She was ill"), MARA)))
			.isEqualTo(Reason.EXCEPTION_UNNEEDED);
		assertThat(refusal(AGrant.ask(new NewRemedy(Remedy.REPAIR, 0L, TODAY, null, null), MARA)))
			.isEqualTo(Reason.PURCHASE_UNASKED);
	}

	@Test
	void somebodyElseWhoseLimitCoversItApproves() {
		Grant waiting = AGrant.waiting();
		assertThat(refusal(waiting.approve(null, AGrant.aCase(), STEFAN, NOW))).isEqualTo(Reason.OWN_REQUEST);
		Grant granted = yes(waiting.approve(null, AGrant.aCase(), MARA, NOW));
		assertThat(granted.state()).isEqualTo(GrantState.GRANTED);
		assertThat(granted.revision()).isEqualTo(2);
		assertThat(granted.ruling().by()).isEqualTo(MARA.person());
		assertThat(refusal(granted.approve(null, AGrant.aCase(), HANNA, NOW))).isEqualTo(Reason.ALREADY_DECIDED);
		Grant large = yes(AGrant.ask(AGrant.wanted(Remedy.REFUND, 60_000L), STEFAN));
		assertThat(refusal(large.approve(null, AGrant.aCase(), MARA, NOW))).isEqualTo(Reason.ABOVE_LIMIT);
		assertThat(refusal(large.decline("No", AGrant.aCase(), MARA, NOW))).isEqualTo(Reason.ABOVE_LIMIT);
		assertThat(large.approve(null, AGrant.aCase(), HANNA, NOW)).isInstanceOf(Accepted.class);
	}

	@Test
	void whoAskedMayTakeItBack() {
		Grant declined = yes(AGrant.waiting().decline("Not wanted any more", AGrant.aCase(), STEFAN, NOW));
		assertThat(declined.state()).isEqualTo(GrantState.DECLINED);
		assertThat(declined.ruling().reason()).isEqualTo("Not wanted any more");
	}

	@Test
	void aCaseThatEndedGivesNothingMore() {
		assertThat(refusal(Grant.ask(new UUID(7, 1), AGrant.withdrawn(), AGrant.wanted(Remedy.APOLOGY, null), STEFAN,
				TERMS, AGrant.DAYS, NOW)))
			.isEqualTo(Reason.CASE_ENDED);
		assertThat(refusal(AGrant.waiting().approve(null, AGrant.withdrawn(), MARA, NOW))).isEqualTo(Reason.CASE_ENDED);
	}

	@Test
	void atTheCounterNobodyCanBeAsked() {
		assertThat(refusal(Grant.giveAtOnce(new UUID(7, 1), AGrant.aCase(), AGrant.wanted(Remedy.REPAIR, 5_001L),
				STEFAN, TERMS, AGrant.DAYS, NOW)))
			.isEqualTo(Reason.NEEDS_APPROVAL);
	}

}
