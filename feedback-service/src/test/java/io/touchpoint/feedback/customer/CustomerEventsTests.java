package io.touchpoint.feedback.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.testing.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class CustomerEventsTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Instant AT = Instant.parse("2026-06-01T10:00:00Z");

	private static final Customer ANA = Customer.entered(UUID.fromString("019b8e2f-4b40-7000-8000-000000000002"),
			new Person("north-general", CustomerType.PATIENT, CustomerKind.PERSON, "Ana Rivera", "ana@example.org",
					"+442079460101", "en", new Consent(AT, ConsentSource.FORM, true)),
			CustomerState.NEW, null, AT);

	@Test
	void eachEventLooksLikeItsGoldenFileAndHoldsNoWordOfTheCustomer() {
		assertGolden("customer.first-visit", FirstVisit.of(ANA.visited(AT, false), "north-general", AT));
		assertGolden("customer.departed",
				Departed.of(ANA, "north-general", DepartureReason.POOR_SERVICE, "2026-06-01", AT));
		assertGolden("customer.departure-withdrawn",
				DepartureWithdrawn.of(ANA, new DepartureRepository.Kept(UUID.randomUUID(), "north-general", ANA.id(),
						DepartureReason.POOR_SERVICE, LocalDate.parse("2026-06-01"), true, AT, null), AT));
	}

	private static void assertGolden(String type, NewEvent event) {
		String json = JSON.writeValueAsString(event);
		assertThat(json).doesNotContain("Ana", "example.org", "7946");
		Golden.assertJson("events/" + type + ".v1.json", json);
	}

}
