package io.touchpoint.feedback.customertype;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.touchpoint.feedback.questionnaire.CustomerType;

import static org.assertj.core.api.Assertions.assertThat;

class TypeRulesTests {

	private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

	private static TypeRules rules(@Nullable Integer horizon, @Nullable Integer invite, @Nullable Integer evaluate) {
		return new TypeRules(CustomerType.STUDENT, new WantedTypeRules(horizon, invite, evaluate, 0.5, 90),
				Duration.ofDays(30), 0, null, null);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			365,  30,  3
			180,  30,  3
			1278, 106, 6
			730,  60,  3
			1096, 91,  6
			3650, 304, 12
			-,    30,  3
			""")
	void howLongARelationshipLastsSetsHowOftenPeopleAreAsked(@Nullable Integer horizon, int inviteDays, int months) {
		assertThat(rules(horizon, null, null).rest()).isEqualTo(Duration.ofDays(inviteDays));
		assertThat(rules(horizon, null, null).evaluateEveryMonths()).isEqualTo(months);
	}

	@Test
	void whatIsSaidGoesBeforeTheHorizonAndTheRestOfEverybodyBeforeBoth() {
		assertThat(rules(1278, 60, 4).rest()).isEqualTo(Duration.ofDays(60));
		assertThat(rules(1278, 60, 4).evaluateEveryMonths()).isEqualTo(4);
		assertThat(rules(1278, 5, null).rest()).isEqualTo(Duration.ofDays(30));
	}

	@Test
	void whoIsNotSeenWithinTheHorizonHasLapsedAndWithoutOneNobodyEver() {
		assertThat(rules(1278, null, null).lapsedBefore(NOW)).isEqualTo(NOW.minus(Duration.ofDays(1278)));
		assertThat(rules(null, null, null).lapsedBefore(NOW)).isNull();
	}

}
