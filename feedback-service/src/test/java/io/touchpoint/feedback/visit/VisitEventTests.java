package io.touchpoint.feedback.visit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.testing.Golden;

import static org.assertj.core.api.Assertions.assertThat;

class VisitEventTests {

	private static final Instant AT = Instant.parse("2026-11-02T09:00:00Z");

	private static final SiteVisit VISIT = new SiteVisit(UUID.fromString("019b8e2f-4b40-7000-8000-0000000000d1"),
			"north-general", "North General", VisitMethod.MYSTERY_VISIT, CustomerType.PATIENT, "en", List.of(), AT, AT,
			AT, new Shopper("Mia", "mia@example.org"), "Ask for an appointment.", VisitState.PLANNED, "Hanna", AT, null,
			null, null, 0, 1);

	private static String json(NewEvent event) {
		return JsonMapper.builder().build().writeValueAsString(event);
	}

	@ParameterizedTest
	@ValueSource(strings = { VisitTold.PLANNED, VisitTold.REMINDER })
	void whatIsToldOfAVisitLooksLikeTheGoldenFileAndNamesNobody(String type) {
		String json = json(VisitTold.of(type, VISIT, AT));
		assertThat(json).doesNotContain("Mia", "mia@example.org", "appointment");
		Golden.assertJson("events/" + type + ".v1.json", json);
	}

	@Test
	void whatIsToldOfAScoreLooksLikeTheGoldenFileAndNamesNobody() {
		SiteVisit done = new SiteVisit(VISIT.id(), VISIT.site(), VISIT.siteName(), VISIT.method(), VISIT.customerType(),
				"en", List.of(), AT, AT, AT, VISIT.shopper(), VISIT.brief(), VisitState.DONE, "Hanna", AT, AT, AT, 82.5,
				12, 3);
		String json = json(VisitScored.of(done, AT));
		assertThat(json).doesNotContain("Mia", "mia@example.org", "appointment", "Hanna");
		Golden.assertJson("events/visit.scored.v1.json", json);
	}

	@Test
	void whatIsToldOfAnOverdueVisitLooksLikeTheGoldenFileAndNamesNobody() {
		String json = json(
				VisitOverdue.of(VISIT, List.of(UUID.fromString("019b8e2f-4b40-7000-8000-0000000000f1")), AT));
		assertThat(json).doesNotContain("Mia", "mia@example.org", "appointment", "Hanna");
		Golden.assertJson("events/visit.overdue.v1.json", json);
	}

	@Test
	void whatIsToldOfAFindingLooksLikeTheGoldenFileAndSaysNotAWordOfIt() {
		SecurityFinding finding = new SecurityFinding(UUID.fromString("019b8e2f-4b40-7000-8000-0000000000e1"),
				"north-general", "North General", VISIT.id(), SecurityFinding.Kind.THEFT, "An open till", "Desk 2",
				SecurityFinding.State.OPEN, AT, null, null, null, null);
		String json = json(FindingTold.of(finding, List.of(UUID.fromString("019b8e2f-4b40-7000-8000-0000000000f1"),
				UUID.fromString("019b8e2f-4b40-7000-8000-0000000000f2")), AT));
		assertThat(json).doesNotContain("till", "Desk", "THEFT");
		Golden.assertJson("events/security.found.v1.json", json);
	}

}
