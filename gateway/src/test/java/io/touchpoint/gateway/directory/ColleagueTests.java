package io.touchpoint.gateway.directory;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.gateway.GatewayTest;
import io.touchpoint.gateway.Person;
import io.touchpoint.starter.testing.TestPassports;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What fellow services are told of a person.
 */
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColleagueTests {

	@LocalServerPort
	private int port;

	private Person head;

	@BeforeAll
	void signIn() {
		this.head = Person.demo(this.port, "head");
		Person.client(this.port)
			.post()
			.uri("/internal/directory/sites")
			.headers((headers) -> headers.setBearerAuth(new TestPassports("gateway").service()))
			.bodyValue(List.of(SiteTests.site("north-general"), SiteTests.site("staff-site")))
			.exchange()
			.expectStatus()
			.isOk();
	}

	private String ownId() {
		return (String) ((Map<?, ?>) this.head.get("/api/session")
			.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.returnResult()
			.getResponseBody()
			.get("user")).get("id");
	}

	@Test
	void fellowServicesAreToldWhoAPersonIs() {
		Object id = StaffTests.create(this.head, "fay", "SITE_MANAGER", List.of("staff-site", "north-general"))
			.get("id");
		asService(id).expectStatus()
			.isOk()
			.expectBody()
			.json("""
					{"id": "%s", "name": "Name of fay", "email": "fay@example.org", "roles": ["SITE_MANAGER"], "sites": ["north-general", "staff-site"],
					 "active": true}
					"""
				.formatted(id), JsonCompareMode.STRICT);
		this.head.send("DELETE", "/api/directory/staff/" + id, null).expectStatus().isNoContent();
		asService(id).expectBody().jsonPath("$.active").isEqualTo(false);
		asService(ownId()).expectBody().jsonPath("$.sites").isEqualTo("*");
		asService(UUID.randomUUID()).expectStatus().isNotFound();
	}

	@Test
	void aServiceIsToldWhoManagesASiteAndWhoIsHeadOffice() {
		Person.client(this.port)
			.get()
			.uri("/internal/directory/managers?site=north-general")
			.headers((headers) -> headers.setBearerAuth(new TestPassports("gateway").service()))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$[?(@.roles[0] == 'STAFF' && @.roles.length() == 1)]")
			.isEmpty()
			.jsonPath("$[?(@.email == null || @.active == false)]")
			.isEmpty();
	}

	@Test
	void nobodyButAServiceOfOursIsToldWhoAPersonIs() {
		TestPassports passports = new TestPassports("gateway");
		for (String token : List.of(passports.headOffice(), new TestPassports("other-service").service(), "nonsense")) {
			lookUp(ownId(), token).expectStatus().isUnauthorized();
		}
		this.head.get("/internal/directory/staff/" + ownId()).expectStatus().isUnauthorized();
	}

	private WebTestClient.ResponseSpec asService(Object id) {
		return lookUp(id, new TestPassports("gateway").service());
	}

	private WebTestClient.ResponseSpec lookUp(Object id, String token) {
		return Person.client(this.port)
			.get()
			.uri("/internal/directory/staff/{id}", id)
			.headers((headers) -> headers.setBearerAuth(token))
			.exchange();
	}

}
