package io.touchpoint.complaint.contactplan;

import java.time.Duration;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BecauseTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 8, 31);

	static ContactPlanSettings settings(int cases, int messages, int longest) {
		return new ContactPlanSettings(cases, Duration.ofDays(90), messages, Duration.ofDays(30), Duration.ofDays(90),
				longest, Duration.ofMinutes(5), 100);
	}

	@ParameterizedTest
	@CsvSource({ "4, 14, ''", "5, 0, CASES", "0, 15, MESSAGES", "9, 99, CASES MESSAGES" })
	void manyCasesOrManyMessagesSpeakForIt(long cases, long messages, String because) {
		assertThat(Because.of(cases, messages, settings(5, 15, 6)).stream().map(Enum::name))
			.containsExactly(because.isEmpty() ? new String[0] : because.split(" "));
	}

	@Test
	void aPlanIsLookedAtAgainWithinSixMonths() {
		assertThat(ContactPlan.reviewFault(TODAY, TODAY, 6)).isNotNull();
		assertThat(ContactPlan.reviewFault(TODAY.plusDays(1), TODAY, 6)).isNull();
		assertThat(ContactPlan.reviewFault(LocalDate.of(2027, 2, 28), TODAY, 6)).isNull();
		assertThat(ContactPlan.reviewFault(LocalDate.of(2027, 3, 1), TODAY, 6)).contains("2027-02-28");
	}

	@Test
	void noSettingMakesItLongerOrProposesSomebodyForOneCase() {
		assertThatIllegalArgumentException().isThrownBy(() -> settings(5, 15, 7));
		assertThatIllegalArgumentException().isThrownBy(() -> settings(5, 15, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> settings(1, 15, 6));
	}

}
