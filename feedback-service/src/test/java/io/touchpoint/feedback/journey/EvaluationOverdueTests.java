package io.touchpoint.feedback.journey;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.testing.Golden;

class EvaluationOverdueTests {

	@Test
	void versionOneLooksLikeTheGoldenFile() {
		EvaluationOverdue overdue = new EvaluationOverdue(CustomerType.PATIENT, "entrance", Method.INSPECTION,
				LocalDate.of(2026, 10, 31), 0, 1, true, List.of());
		Golden.assertJson("events/evaluation.overdue.v1.json",
				JsonMapper.builder()
					.build()
					.writeValueAsString(overdue.event(UUID.fromString("019b8e2f-4b40-7000-8000-000000000002"),
							"north-general", Instant.parse("2026-11-01T00:01:00Z"))));
	}

}
