package io.touchpoint.notification.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.notification.NotificationTest;
import io.touchpoint.notification.World;
import io.touchpoint.starter.testing.TestEvents;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@NotificationTest
class SiteFollowerTests {

	@Autowired
	private World world;

	@Autowired
	private JsonMapper json;

	@Test
	void anOlderRevisionDoesNotOverwriteANewerOne() {
		String code = World.newSite();

		this.world.tell("gateway", World.siteSaved(code, "First", 1), World.siteSaved(code, "Third", 3),
				World.siteSaved(code, "Second", 2));

		assertThat(this.world.rows("SELECT name, revision FROM site WHERE code = '" + code + "'"))
			.containsExactly("Third|3");
	}

	@Test
	void aSiteWithoutContactIsKeptAsSuch() {
		String code = World.newSite();

		this.world.tell("gateway", TestEvents.event("site.saved", code, code, Instant.now(), """
				{"code":"%s","name":"Branch","region":{"code":"r","name":"R"},"timeZone":"UTC","languages":null,
				 "contact":{"email":"","phone":null},"open":true,"revision":1}""".formatted(code)));

		assertThat(
				this.world.rows("SELECT contact_email, contact_phone, languages FROM site WHERE code = '" + code + "'"))
			.containsExactly("null|null|{}");
	}

	@Test
	void otherEventsOfTheGatewayAreNoSites() {
		this.world.tell("gateway", TestEvents.event("staff.saved", "-", "staff-1", Instant.now(),
				"{\"id\":\"staff-1\",\"roles\":[\"STAFF\"],\"sites\":[],\"active\":true}"));

		assertThat(this.world.rows("SELECT 1 FROM site WHERE code = '-'")).isEmpty();
	}

	@Test
	void theProducersOwnEventIsUnderstood() throws Exception {
		Path golden = Path.of("..", "gateway", "src", "test", "resources", "golden", "events", "site.saved.v1.json");
		Path agreed = Path.of("src", "test", "resources", "agreed", "site.saved.v1.json");
		JsonNode event = this.json.readTree(Files.readString(Files.exists(golden) ? golden : agreed));
		JsonNode data = event.has("data") ? event.get("data") : event;
		String code = data.get("code").asString();

		this.world.tell("gateway", TestEvents.event("site.saved", code, code, Instant.now(), data));

		assertThat(this.world.rows("SELECT name, region_code, time_zone FROM site WHERE code = '" + code + "'"))
			.containsExactly(data.get("name").asString() + "|" + data.get("region").get("code").asString() + "|"
					+ data.get("timeZone").asString());
	}

}
