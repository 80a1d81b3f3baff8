package io.touchpoint.complaint.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.site.Hours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PresetTests {

	/** A Friday afternoon in London, in winter time still. */
	private static final Instant FRIDAY = Instant.parse("2026-03-06T15:00:00Z");

	private static Deadlines deadlines(Preset preset) {
		return new Calendars(RunPropertyTests.settings(preset)).at(ZoneId.of("Europe/London"), Hours.WEEKDAYS);
	}

	@Test
	void theStandardCountsWorkingDaysBySeverity() {
		Deadlines deadlines = deadlines(Preset.STANDARD);
		assertThat(deadlines.acknowledgeBy(FRIDAY)).isEqualTo("2026-03-12T00:00:00Z");
		assertThat(deadlines.resolveBy(FRIDAY, Severity.CRITICAL)).isEqualTo("2026-03-10T00:00:00Z");
		assertThat(deadlines.resolveBy(FRIDAY, Severity.NORMAL)).isEqualTo("2026-04-03T23:00:00Z");
	}

	@ParameterizedTest
	@EnumSource(names = { "STANDARD", "NHS" })
	void onTheSpotIsByTheEndOfTheNextWorkingDay(Preset preset) {
		assertThat(deadlines(preset).onTheSpotBy(FRIDAY)).isEqualTo("2026-03-10T00:00:00Z");
		assertThat(deadlines(preset).onTheSpotBy(Instant.parse("2026-03-10T09:00:00Z")))
			.isEqualTo("2026-03-12T00:00:00Z");
	}

	@Test
	void theHealthServiceHasThreeWorkingDaysAndSixMonths() {
		Deadlines deadlines = deadlines(Preset.NHS);
		assertThat(deadlines.acknowledgeBy(FRIDAY)).isEqualTo("2026-03-12T00:00:00Z");
		assertThat(deadlines.resolveBy(FRIDAY, Severity.LOW)).isEqualTo("2026-09-06T23:00:00Z");
		assertThat(deadlines.pauses(Severity.LOW)).isFalse();
	}

	@Test
	void aFirmHasEightWeeksAndThreeBusinessDaysForASummary() {
		Deadlines deadlines = deadlines(Preset.FCA);
		assertThat(deadlines.resolveBy(FRIDAY, Severity.CRITICAL)).isEqualTo("2026-05-01T23:00:00Z");
		assertThat(deadlines.onTheSpotBy(FRIDAY)).isEqualTo("2026-03-12T00:00:00Z");
	}

	@Test
	void aPaymentServiceHasFifteenBusinessDaysAndThirtyFiveAfterAHoldingReply() {
		ClockSettings settings = RunPropertyTests.settings(Preset.FCA_PAYMENTS);
		Deadlines deadlines = deadlines(Preset.FCA_PAYMENTS);
		for (Severity severity : Severity.values()) {
			assertThat(deadlines.resolveBy(FRIDAY, severity)).isEqualTo("2026-03-28T00:00:00Z");
			assertThat(settings.toResolveAfterHolding(severity)).isEqualTo(new Limit(35, Limit.Unit.WORKING_DAYS));
		}
		assertThat(deadlines.onTheSpotBy(FRIDAY)).isEqualTo("2026-03-12T00:00:00Z");
		assertThat(deadlines.pauses(Severity.NORMAL)).isFalse();
	}

	@Test
	void aMedicarePlanMayTakeFourteenDaysMoreButNotForAnExpeditedGrievance() {
		ClockSettings settings = RunPropertyTests.settings(Preset.CMS);
		assertThat(settings.toResolveAfterHolding(Severity.NORMAL)).isEqualTo(new Limit(44, Limit.Unit.DAYS));
		assertThat(settings.toResolveAfterHolding(Severity.CRITICAL)).isNull();
	}

	@ParameterizedTest
	@EnumSource(names = { "STANDARD", "NHS", "FCA" })
	void elsewhereAHoldingReplyGivesNoMoreTime(Preset preset) {
		assertThat(Severity.values()).allSatisfy(
				(severity) -> assertThat(RunPropertyTests.settings(preset).toResolveAfterHolding(severity)).isNull());
	}

	@ParameterizedTest
	@EnumSource
	void aWorkingDayIsOneWhateverTheLimitsAre(Preset preset) {
		assertThat(deadlines(preset).endOfWorkingDay(FRIDAY, 3)).isEqualTo("2026-03-12T00:00:00Z");
	}

	@Test
	void aMedicarePlanHasThirtyDaysOrTwentyFourHours() {
		Deadlines deadlines = deadlines(Preset.CMS);
		assertThat(deadlines.resolveBy(FRIDAY, Severity.NORMAL)).isEqualTo("2026-04-05T23:00:00Z");
		assertThat(deadlines.resolveBy(FRIDAY, Severity.CRITICAL)).isEqualTo("2026-03-07T15:00:00Z");
	}

	@Test
	void theEndOfAMonthIsTheLastDayThatTheOtherMonthHas() {
		assertThat(deadlines(Preset.NHS).resolveBy(Instant.parse("2025-08-31T12:00:00Z"), Severity.LOW))
			.isEqualTo("2026-03-01T00:00:00Z");
	}

	@Test
	void aSingleLimitIsReplacedInTheConfiguration() {
		ClockSettings settings = new Binder(new MapConfigurationPropertySource(
				Map.ofEntries(Map.entry("c.preset", "fca"), Map.entry("c.acknowledge", "5 working days"),
						Map.entry("c.resolve.critical", "15 open minutes"), Map.entry("c.pauses", "true"),
						Map.entry("c.extended.low", "12 weeks"), Map.entry("c.reopen", "30d"),
						Map.entry("c.tell-managers", "0 minutes"), Map.entry("c.tell-head-office", "1 working day"),
						Map.entry("c.sweep", "30s"), Map.entry("c.sweep-batch", "200"), Map.entry("c.review", "5s"),
						Map.entry("c.lookup-timeout", "2s"))))
			.bind("c", ClockSettings.class)
			.get();
		assertThat(settings.toAcknowledge()).isEqualTo(new Limit(5, Limit.Unit.WORKING_DAYS));
		assertThat(settings.toResolve(Severity.CRITICAL)).isEqualTo(new Limit(15, Limit.Unit.OPEN_MINUTES));
		assertThat(settings.toResolve(Severity.LOW)).isEqualTo(new Limit(8, Limit.Unit.WEEKS));
		assertThat(settings.toResolveAfterHolding(Severity.LOW)).isEqualTo(new Limit(12, Limit.Unit.WEEKS));
		assertThat(settings.toResolveAfterHolding(Severity.HIGH)).isNull();
		assertThat(settings.stops()).isTrue();
		assertThat(settings.reopen()).isEqualTo(Duration.ofDays(30));
	}

	@Test
	void whereClocksStandStillALongerTimeOfAnotherMeasureIsRefused() {
		Binder binder = new Binder(new MapConfigurationPropertySource(
				Map.of("c.preset", "standard", "c.extended.low", "12 weeks", "c.react", "15 open minutes", "c.reopen",
						"30d", "c.tell-managers", "0 minutes", "c.tell-head-office", "1 working day", "c.sweep", "30s",
						"c.sweep-batch", "200", "c.review", "5s", "c.lookup-timeout", "2s")));
		assertThatThrownBy(() -> binder.bind("c", ClockSettings.class)).rootCause()
			.hasMessageContaining("'resolve' and 'extended' of LOW");
	}

	@Test
	void whatIsNoLimitIsRefusedWithAnExample() {
		for (String text : new String[] { "", "3", "three days", "-1 days", "3 fortnights", "99999 days" }) {
			assertThatIllegalArgumentException().as(text).isThrownBy(() -> Limit.of(text));
		}
	}

}
