package io.touchpoint.reporting.projection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestEvents;

import static io.touchpoint.reporting.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The events as their producers write them are understood here.
 */
class GoldenEventsTests {

	private static final String ID = "0197b1de-0000-7000-8000-000000000001";

	@Test
	void theGatewaysSitesAreUnderstood() {
		SiteFact site = SiteFact.of(event("gateway", "site.saved", "bay"));

		assertThat(site.code()).isNotEmpty();
		assertThat(site.region()).isNotEmpty();
		assertThat(site.revision()).isPositive();
	}

	@Test
	void feedbackServicesResponsesAreUnderstood() {
		ResponseFact response = ResponseFact.of(event("feedback-service", "response.received", ID));

		assertThat(response.marks(NOW.atZone(ZoneOffset.UTC).toLocalDate())).isNotEmpty();
		assertThat(response.moment()).isIn("MISERY", "NEUTRAL", "MAGIC");
	}

	@Test
	void feedbackServicesTappedFacesAreUnderstood() {
		ResponseFact response = ResponseFact.of(event("feedback-service", "response.received.tap", ID));

		assertThat(response.smiley()).isEqualTo(1);
		assertThat(response.overall()).isNull();
	}

	@Test
	void feedbackServicesStepsOfTheScriptAreUnderstood() {
		ResponseFact response = ResponseFact.of(event("feedback-service", "response.received.steps", ID));

		assertThat(response.tagged()).isEqualTo(new Tagged(Map.of("STEP.GREET", 0, "STEP.EXPLAIN", 1)));
	}

	@Test
	void feedbackServicesExclusionsAreUnderstood() {
		ExclusionFact excluded = ExclusionFact.of(event("feedback-service", "response.excluded", ID));
		ExclusionFact restored = ExclusionFact.of(event("feedback-service", "response.restored", ID));

		assertThat(excluded.excluded()).isTrue();
		assertThat(restored.excluded()).isFalse();
		assertThat(restored.revision()).isGreaterThan(excluded.revision());
	}

	@Test
	void feedbackServicesOtherMomentsAreUnderstood() {
		MomentFact judged = MomentFact.of(event("feedback-service", "response.judged", ID));

		assertThat(judged.moment()).isEqualTo("MAGIC");
		assertThat(judged.revision()).isPositive();
	}

	@Test
	void feedbackServicesScoresOfVisitsAreUnderstood() {
		VisitFact visit = VisitFact.of(event("feedback-service", "visit.scored", ID));

		assertThat(visit.method()).isIn("MYSTERY_VISIT", "INSPECTION");
		assertThat(visit.score()).isEqualTo(8250);
		assertThat(visit.marks(NOW.atZone(ZoneOffset.UTC).toLocalDate())).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "received", "acknowledged", "investigating", "waiting", "resolved", "closed", "reopened",
			"withdrawn", "referred", "reassigned", "merged", "parted" })
	void complaintServicesComplaintsAreUnderstood(String step) {
		ComplaintFact complaint = ComplaintFact.of(event("complaint-service", "complaint." + step, ID));

		assertThat(complaint.revision()).isPositive();
		assertThat(complaint.status()).isIn("RECEIVED", "ACKNOWLEDGED", "INVESTIGATING", "WAITING_FOR_CUSTOMER",
				"RESOLVED", "CLOSED", "REOPENED", "WITHDRAWN", "REFERRED", "MERGED");
	}

	@Test
	void aMergedComplaintIsToldAsOneThatCountsNoMore() {
		assertThat(ComplaintFact.of(event("complaint-service", "complaint.merged", ID)).status())
			.isEqualTo(ComplaintFact.MERGED);
		assertThat(ComplaintFact.of(event("complaint-service", "complaint.parted", ID)).status()).isEqualTo("RECEIVED");
	}

	private static Event event(String producer, String type, String subject) {
		Path file = Path.of("..", producer, "src", "test", "resources", "golden", "events", type + ".v1.json");
		assumeThat(Files.exists(file)).withFailMessage("NOT TESTED: %s has no golden event %s", producer, type)
			.isTrue();
		JsonNode golden = Golden.event(producer, type + ".v1.json");
		return TestEvents.event(type, "bay", subject, NOW, golden.has("data") ? golden.get("data") : golden);
	}

}
