package io.touchpoint.notification.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.touchpoint.notification.NotificationTest;
import io.touchpoint.notification.World;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@NotificationTest
class ForgetTests {

	private final TestPassports passports = new TestPassports("notification-service");

	@Autowired
	private World world;

	@Autowired
	private WebTestClient web;

	private Event thanked(String site, String address) {
		Event event = this.world.aResponse(site, address);
		this.world.tell("feedback-service", event);
		await().atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(50))
			.untilAsserted(() -> assertThat(rows(event, "state")).containsExactly("SENT"));
		return event;
	}

	private List<String> rows(Event event, String column) {
		return this.world.rows("SELECT " + column + " FROM message WHERE event = '" + event.id() + "'");
	}

	private int forget(String passport, String address) {
		return this.web.post()
			.uri("/internal/messages/forget")
			.headers((headers) -> headers.setBearerAuth(passport))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(List.of(Map.of("email", address, "internal", false)))
			.exchange()
			.returnResult(Void.class)
			.getStatus()
			.value();
	}

	@Test
	void addressAndWordsOfWhoIsForgottenGoAndTheMessageStillCounts() {
		String site = this.world.aSite();
		String mine = World.newAddress();
		Event forgotten = thanked(site, mine);
		Event kept = thanked(site, World.newAddress());

		assertThat(forget(this.passports.service(), mine.toUpperCase(java.util.Locale.ROOT))).isEqualTo(204);

		assertThat(rows(forgotten, "concat(state, recipient, subject, body_text, body_html)")).containsExactly("SENT");
		assertThat(rows(kept, "recipient IS NOT NULL AND body_text IS NOT NULL")).containsExactly("t");
	}

	@Test
	void onlyAFellowServiceAsks() {
		assertThat(forget(this.passports.headOffice(), World.newAddress())).isEqualTo(403);
	}

}
