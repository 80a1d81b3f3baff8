package io.touchpoint.feedback.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetentionRuleTests {

	private static final Instant NOW = Instant.parse("2026-03-31T10:00:00Z");

	private static final Duration DAY = Duration.ofDays(1);

	private static final RetentionRule USUAL = new RetentionRule(RecordKind.ANSWER_WORDS, 0, 24, null, null, null);

	private static RetentionRule decided(@Nullable Integer months, Instant at, RetentionRule newest,
			RetentionRule inForce) {
		return newest.next(months, inForce, at, DAY, "Hanna Head");
	}

	@Test
	void theHorizonIsWholeMonthsOfTheCalendarAgo() {
		assertThat(USUAL.horizon(NOW)).isEqualTo(Instant.parse("2024-03-31T10:00:00Z"));
		assertThat(RetentionRule.horizon(NOW, 1)).as("there is no 31 February")
			.isEqualTo(Instant.parse("2026-02-28T10:00:00Z"));
	}

	@Test
	void whatIsKeptForEverHasNoHorizon() {
		assertThat(decided(null, NOW, USUAL, USUAL).horizon(NOW)).isNull();
	}

	@Test
	void aLongerTimeCountsAtOnce() {
		assertThat(decided(25, NOW, USUAL, USUAL).effectiveAt()).isEqualTo(NOW);
		assertThat(decided(null, NOW, USUAL, USUAL).effectiveAt()).isEqualTo(NOW);
	}

	@Test
	void aShorterTimeCountsOneDayLater() {
		assertThat(decided(23, NOW, USUAL, USUAL).effectiveAt()).isEqualTo(NOW.plus(DAY));
		RetentionRule forEver = decided(null, NOW, USUAL, USUAL);
		assertThat(decided(600, NOW, forEver, forEver).effectiveAt()).isEqualTo(NOW.plus(DAY));
	}

	@Test
	void withoutADecisionTheUsualCounts() {
		assertThat(RetentionRule.inForce(List.of(), USUAL, NOW)).isEqualTo(USUAL);
	}

	@Test
	void aShorterTimeThatIsTakenBackNeverCounts() {
		RetentionRule shorter = decided(6, NOW, USUAL, USUAL);
		RetentionRule back = decided(24, NOW.plusSeconds(60), shorter, USUAL);
		assertThat(back.revision()).isEqualTo(2);
		for (Duration later : List.of(Duration.ZERO, Duration.ofHours(1), DAY, Duration.ofDays(9))) {
			Instant then = NOW.plusSeconds(60).plus(later);
			assertThat(RetentionRule.inForce(List.of(back, shorter), USUAL, then).months()).isEqualTo(24);
		}
	}

	@Test
	void whileAShorterTimeWaitsTheOneBeforeCounts() {
		RetentionRule shorter = decided(6, NOW, USUAL, USUAL);
		assertThat(RetentionRule.inForce(List.of(shorter), USUAL, NOW.plus(DAY).minusNanos(1))).isEqualTo(USUAL);
		assertThat(RetentionRule.inForce(List.of(shorter), USUAL, NOW.plus(DAY))).isEqualTo(shorter);
	}

	@Test
	void aTimeThatIsShorterThanTheOneThatCountsWaitsEvenIfItIsLongerThanTheOneThatWaits() {
		RetentionRule shorter = decided(6, NOW, USUAL, USUAL);
		RetentionRule between = decided(12, NOW.plusSeconds(60), shorter, USUAL);
		assertThat(between.effectiveAt()).isEqualTo(NOW.plusSeconds(60).plus(DAY));
	}

}
