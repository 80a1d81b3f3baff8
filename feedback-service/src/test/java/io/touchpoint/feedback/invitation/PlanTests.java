package io.touchpoint.feedback.invitation;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class PlanTests {

	private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

	private static final Duration REST = Duration.ofDays(30);

	private static Candidate candidate(boolean email, boolean consents, boolean optedOut, boolean died, Instant rested,
			String survey) {
		return new Candidate(UUID.randomUUID(), CustomerType.PATIENT, "north", email, consents, optedOut, died, rested,
				survey);
	}

	private static Candidate fit() {
		return candidate(true, true, false, false, null, "abc");
	}

	@Test
	void whoAgreedAndHasAnAddressIsInvited() {
		assertThat(Hindrance.of(fit(), NOW, REST)).isNull();
	}

	@Test
	void eachRuleThatStandsAgainstItHasItsName() {
		assertThat(Hindrance.of(candidate(true, false, false, false, null, "abc"), NOW, REST))
			.isEqualTo(Hindrance.NO_CONSENT);
		assertThat(Hindrance.of(candidate(true, false, true, false, null, "abc"), NOW, REST))
			.isEqualTo(Hindrance.OPTED_OUT);
		assertThat(Hindrance.of(candidate(false, true, false, false, null, "abc"), NOW, REST))
			.isEqualTo(Hindrance.NO_EMAIL);
		assertThat(Hindrance.of(candidate(true, true, false, true, null, "abc"), NOW, REST)).isEqualTo(Hindrance.DIED);
		assertThat(Hindrance.of(candidate(true, true, false, false, null, null), NOW, REST))
			.isEqualTo(Hindrance.NO_SURVEY);
	}

	@Test
	void anInvitationWithinTheRestForbidsAnotherToTheSecond() {
		Instant last = NOW.minus(REST);
		assertThat(Hindrance.of(candidate(true, true, false, false, last, "abc"), NOW, REST)).isNull();
		assertThat(Hindrance.of(candidate(true, true, false, false, last.plusSeconds(1), "abc"), NOW, REST))
			.isEqualTo(Hindrance.INVITED);
		assertThat(Hindrance.of(candidate(true, true, false, false, NOW.plusSeconds(60), "abc"), NOW, REST))
			.as("one that is planned counts")
			.isEqualTo(Hindrance.INVITED);
	}

	@Test
	void whoStaysForYearsRestsLonger() {
		Candidate student = new Candidate(UUID.randomUUID(), CustomerType.STUDENT, "campus", true, true, false, false,
				NOW.minus(Duration.ofDays(40)), "abc");
		Candidate patient = candidate(true, true, false, false, NOW.minus(Duration.ofDays(40)), "abc");
		Plan plan = new Plan(NOW, Map.of(CustomerType.PATIENT, REST, CustomerType.STUDENT, Duration.ofDays(106)), 9);

		plan.consider(student).consider(patient);

		assertThat(plan.invited()).containsExactly(patient);
		assertThat(plan.restOf(student)).isEqualTo(Duration.ofDays(106));
	}

	@Test
	void aPlanSaysHowManyAndWhyNotTheOthers() {
		Plan plan = new Plan(NOW, Map.of(CustomerType.PATIENT, REST), 2);
		IntStream.range(0, 3).forEach((i) -> plan.consider(fit()));
		plan.consider(candidate(true, false, false, false, null, "abc"))
			.consider(candidate(true, true, false, false, NOW.minusSeconds(5), "abc"));
		Plan.InvitationOutlook outlook = plan.outlook(plan.invited().size());
		assertThat(outlook.customers()).isEqualTo(5);
		assertThat(outlook.invited()).isEqualTo(2);
		assertThat(outlook.later()).isEqualTo(1);
		assertThat(outlook.left()).containsExactly(new Plan.InvitationOutlook.Uninvited(Hindrance.NO_CONSENT, 1),
				new Plan.InvitationOutlook.Uninvited(Hindrance.INVITED, 1));
		assertThat(outlook.lastInvitedAt()).isEqualTo(NOW.minusSeconds(5));
	}

	@Test
	void aSecretHas192BitsAndIsNotShown() {
		SecureRandom random = new SecureRandom();
		InvitationToken token = InvitationToken.next(random);
		assertThat(token.value()).hasSize(32);
		assertThat(InvitationToken.isOne(token.value())).isTrue();
		assertThat(token).isNotEqualTo(InvitationToken.next(random));
		assertThat(token.toString()).doesNotContain(token.value());
		assertThat(token.hash()).hasSize(64).doesNotContain(token.value());
	}

	@ParameterizedTest
	@ValueSource(strings = { InvitationDue.DUE, InvitationDue.REMINDER })
	void theEventsLookLikeTheirGoldenFiles(String type) {
		NewEvent event = InvitationDue.of(type,
				new InvitationDue.Told(UUID.fromString("019b8e2f-4b40-7000-8000-000000000003"), "north-general",
						UUID.fromString("019b8e2f-4b40-7000-8000-000000000002"), "abcdefgh23"),
				NOW);
		Golden.assertJson("events/" + type + ".v1.json", JsonMapper.builder().build().writeValueAsString(event));
	}

}
