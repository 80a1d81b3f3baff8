package io.touchpoint.feedback.visit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.questionnaire.CustomerType;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class VisitMetersTests {

	private static final Instant AT = Instant.parse("2026-11-02T09:00:00Z");

	@Autowired
	VisitMeters meters;

	@Autowired
	MeterRegistry registry;

	private final String site = "vm-" + UUID.randomUUID().toString().substring(0, 8);

	private void ended(VisitMethod method, VisitState state) {
		this.meters.ended(new SiteVisit(UUID.randomUUID(), this.site, "Site", method, CustomerType.PATIENT, "en",
				List.of(), AT, AT, AT, new Shopper("Mia", null), "", state, "Hanna", AT, null, AT, null, 0, 2));
	}

	private List<Counter> ofTheSite() {
		return this.registry.find("touchpoint.visits")
			.tag("site", this.site)
			.meters()
			.stream()
			.map(Counter.class::cast)
			.toList();
	}

	@Test
	void aMysteryVisitThatTheSiteNeverLearnsOfIsCountedUnderNoSite() {
		ended(VisitMethod.MYSTERY_VISIT, VisitState.CANCELLED);
		ended(VisitMethod.MYSTERY_VISIT, VisitState.MISSED);
		assertThat(ofTheSite()).isEmpty();
		assertThat(this.registry.find("touchpoint.visits")
			.tags("site", "hidden", "method", "MYSTERY_VISIT", "outcome", "missed")
			.counter()
			.count()).isPositive();
	}

	@Test
	void whatTheSiteKnowsIsCountedUnderIt() {
		ended(VisitMethod.MYSTERY_VISIT, VisitState.DONE);
		ended(VisitMethod.INSPECTION, VisitState.CANCELLED);
		ended(VisitMethod.INSPECTION, VisitState.MISSED);
		assertThat(ofTheSite()).extracting(Counter::getId)
			.extracting((Meter.Id id) -> id.getTag("method") + " " + id.getTag("outcome"))
			.containsExactlyInAnyOrder("MYSTERY_VISIT done", "INSPECTION cancelled", "INSPECTION missed");
	}

}
