package io.touchpoint.notification.trigger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.touchpoint.notification.NotificationTest;
import io.touchpoint.notification.World;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestEvents;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@NotificationTest
class OverdueEvaluationsTests {

	@Autowired
	private World world;

	private static Event overdue(String site, String touchpoint, Instant at) {
		return TestEvents.event("evaluation.overdue", site, site + "/" + touchpoint, at,
				Golden.event("feedback-service", "evaluation.overdue.v1.json").get("data"));
	}

	private List<String> messages(String site) {
		return this.world.rows("SELECT state FROM message WHERE site = '" + site + "'");
	}

	private void awaitState(String site, String state) {
		await().atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(50))
			.untilAsserted(() -> assertThat(messages(site)).containsExactly(state));
	}

	@Test
	void aSiteGetsOneMailADayAboutAllThatIsOverdue() {
		String site = this.world.aSite();
		this.world.services().contact("/internal/sites/" + site + "/overdue-evaluations", """
				{"email": "care@%s.example", "language": "en", "facts": {"url": "http://localhost:8080/journey",
				 "items": "Entrance – 31 October 2026 – facilities\\nParking – 31 October 2026 – facilities"}}
				""".formatted(site));
		Instant now = Instant.now();
		Event entrance = overdue(site, "entrance", now);
		Event parking = overdue(site, "parking", now);

		this.world.tell("feedback-service", entrance, parking);
		awaitState(site, "SENT");
		this.world.tell("feedback-service", parking, entrance);

		assertThat(messages(site)).containsExactly("SENT");
		assertThat(this.world.rows("SELECT recipient, kind FROM message WHERE site = '" + site + "'"))
			.containsExactly("care@" + site + ".example|EVALUATION_OVERDUE");
		assertThat(this.world.rows("SELECT body_text FROM message WHERE site = '" + site + "'").getFirst())
			.contains("Entrance – 31 October 2026", "Parking", "http://localhost:8080/journey");
		assertThat(this.world.rows("SELECT body_html FROM message WHERE site = '" + site + "'").getFirst())
			.contains("Entrance – 31 October 2026 – facilities</bdi></li>", "Parking – 31 October");
	}

	@Test
	void anotherDayIsAnotherMail() {
		OverdueEvaluations rule = new OverdueEvaluations();
		Instant at = Instant.parse("2026-11-01T23:59:59Z");

		assertThat(rule.once(overdue("a", "entrance", at)))
			.isEqualTo(rule.once(overdue("a", "parking", at.minusSeconds(3600))))
			.isNotEqualTo(rule.once(overdue("a", "entrance", at.plusSeconds(1))))
			.isNotEqualTo(rule.once(overdue("b", "entrance", at)));
	}

	@Test
	void whatIsDoneMeanwhileIsNoReasonToWrite() {
		String site = this.world.aSite();

		this.world.tell("feedback-service", overdue(site, "entrance", Instant.now()));

		awaitState(site, "SUPPRESSED");
	}

	@Test
	void whatWasToldLongAgoSendsNothing() {
		String site = this.world.aSite();

		this.world.tell("feedback-service", overdue(site, "entrance", Instant.now().minus(Duration.ofHours(25))));

		assertThat(messages(site)).isEmpty();
	}

}
