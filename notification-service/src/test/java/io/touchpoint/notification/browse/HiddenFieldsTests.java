package io.touchpoint.notification.browse;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.touchpoint.notification.NotificationTest;
import io.touchpoint.notification.World;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an organisation hides of cases is not told by their mails either.
 */
@NotificationTest
@TestPropertySource(properties = { "touchpoint.field-rights.hidden-from-head-office=outgoing,contact",
		"touchpoint.field-rights.hidden-from-staff=contact" })
class HiddenFieldsTests {

	private static final String LIST = "/api/notifications/messages";

	private final TestPassports passports = new TestPassports("notification-service");

	@Autowired
	private World world;

	@Autowired
	private WebTestClient client;

	private String site;

	private String address;

	private String id;

	@BeforeEach
	void anAcknowledgement() {
		this.site = this.world.aSite();
		this.address = World.newAddress();
		Event complaint = this.world.aComplaint(this.site, this.address, "sEcReT-0123456789abcdef");
		this.world.tell("complaint-service", complaint);
		this.world.awaitState(complaint, "SENT");
		this.id = this.world.of(complaint, "id");
	}

	@Test
	void whoMayNotSeeTheCustomerReadsNoMailToThem() {
		for (String bearer : List.of(this.passports.headOffice(), this.passports.staff(this.site))) {
			JsonNode detail = get(LIST + "/" + this.id, bearer);
			assertThat(detail.toString()).doesNotContain(this.address);
			assertThat(detail.path("text").isNull()).isTrue();
			assertThat(detail.path("html").isNull()).isTrue();
			assertThat(detail.path("masked").valueStream().map(JsonNode::asString)).containsExactly("text", "html");
			assertThat(get(LIST + "?site=" + this.site, bearer).toString()).doesNotContain(this.address);
			assertThat(get(LIST + "?site=" + this.site + "&q=" + this.address, bearer).path("items")).isEmpty();
		}
	}

	@Test
	void managersReadIt() {
		JsonNode detail = get(LIST + "/" + this.id, this.passports.siteManager(this.site));
		assertThat(detail.path("recipient").asString()).isEqualTo(this.address);
		assertThat(detail.path("text").asString()).contains("/t/…");
		assertThat(detail.path("masked")).isEmpty();
	}

	private JsonNode get(String path, String passport) {
		return this.client.mutate()
			.responseTimeout(Duration.ofSeconds(20))
			.build()
			.get()
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(passport))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

}
