package io.touchpoint.feedback.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.touchpoint.feedback.questionnaire.CustomerType;

import static org.assertj.core.api.Assertions.assertThat;

class VisitRulesTests {

	private static final Instant FROM = Instant.parse("2026-11-02T09:00:00Z");

	private static final Instant TO = FROM.plus(Duration.ofDays(1));

	private static final Instant CLOSES = TO.plus(Duration.ofDays(7));

	private static SiteVisit visit(VisitState state) {
		return new SiteVisit(new UUID(0, 1), "north", "North", VisitMethod.MYSTERY_VISIT, CustomerType.CONSUMER, "en",
				List.of(), FROM, TO, CLOSES, null, null, state, "Hanna", FROM, null, null, null, 0, 1);
	}

	private static VisitRules.Decision refused(VisitRules.Reason reason, VisitState state) {
		return new VisitRules.Decision.Refused(reason, state.next());
	}

	@Test
	void onlyWhatNobodyHasBegunCanBeChanged() {
		assertThat(VisitRules.change(visit(VisitState.PLANNED))).isEqualTo(new VisitRules.Decision.Accepted());
		assertThat(VisitRules.change(visit(VisitState.STARTED)))
			.isEqualTo(refused(VisitRules.Reason.ILLEGAL_MOVE, VisitState.STARTED));
	}

	@ParameterizedTest
	@EnumSource(names = { "DONE", "CANCELLED", "MISSED" })
	void whatHasEndedStaysAsItIs(VisitState ended) {
		VisitRules.Decision no = refused(VisitRules.Reason.ILLEGAL_MOVE, ended);
		assertThat(VisitRules.change(visit(ended))).isEqualTo(no);
		assertThat(VisitRules.cancel(visit(ended))).isEqualTo(no);
		assertThat(VisitRules.renewLink(visit(ended))).isEqualTo(no);
		assertThat(VisitRules.save(visit(ended), FROM)).isEqualTo(no);
		assertThat(VisitRules.handIn(visit(ended), FROM)).isEqualTo(no);
		assertThat(ended.next()).isEmpty();
	}

	@Test
	void aReportIsTakenFromTheBeginOfTheWindowUntilSevenDaysAfterIt() {
		SiteVisit visit = visit(VisitState.STARTED);
		assertThat(VisitRules.handIn(visit, FROM.minusMillis(1)))
			.isEqualTo(refused(VisitRules.Reason.TOO_EARLY, VisitState.STARTED));
		assertThat(VisitRules.handIn(visit, FROM)).isEqualTo(new VisitRules.Decision.Accepted());
		assertThat(VisitRules.handIn(visit, CLOSES)).isEqualTo(new VisitRules.Decision.Accepted());
		assertThat(VisitRules.handIn(visit, CLOSES.plusMillis(1)))
			.isEqualTo(refused(VisitRules.Reason.TOO_LATE, VisitState.STARTED));
	}

	@Test
	void notesMayBeTakenBeforeTheWindow() {
		assertThat(VisitRules.save(visit(VisitState.PLANNED), FROM.minus(Duration.ofDays(3))))
			.isEqualTo(new VisitRules.Decision.Accepted());
		assertThat(VisitRules.save(visit(VisitState.PLANNED), CLOSES.plusMillis(1)))
			.isEqualTo(refused(VisitRules.Reason.TOO_LATE, VisitState.PLANNED));
	}

}
