package io.touchpoint.complaint.promise;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.FakeGateway;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

@ComplaintServiceTest
class PromisePeopleTests {

	@Autowired
	FakeGateway gateway;

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	private final UUID maker = UUID.randomUUID();

	private String promise;

	private String complaint;

	@BeforeEach
	void aPromise() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
		this.gateway.knows(this.maker, """
				{"id": "%s", "name": "Mara", "email": "mara@example.org", "roles": ["STAFF"], "sites": ["%s"],
				 "active": true}""".formatted(this.maker, HERE));
		this.complaint = this.cases.receive(HERE, Map.of()).path("id").asString();
		this.promise = this.client.post()
			.uri("/api/complaints/" + this.complaint + "/promises")
			.headers((all) -> all.setBearerAuth(makersPassport()))
			.bodyValue(Map.of("text", "Your money is back", "due", Map.of("on", "2026-03-06", "at", "17:00")))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("id")
			.asString();
	}

	private String makersPassport() {
		return PASSPORTS.of(new Caller(this.maker.toString(), "Mara", Set.of(Role.STAFF), SiteScope.of(HERE)));
	}

	private WebTestClient.ResponseSpec ask(String what, Object recipient) {
		return this.client.get()
			.uri("/internal/promises/" + this.promise + "/" + what + "/" + recipient)
			.headers((all) -> all.setBearerAuth(PASSPORTS.service()))
			.exchange();
	}

	private void breakIt() {
		this.client.post()
			.uri("/api/complaints/" + this.complaint + "/promises/" + this.promise + "/break")
			.headers((all) -> all.setBearerAuth(makersPassport()))
			.header("If-Match", "\"1\"")
			.bodyValue(Map.of("reason", "No"))
			.exchange()
			.expectStatus()
			.isOk();
	}

	@Test
	void whoMadeAnOpenPromiseIsToldWhenItIsDueAndNotWhatItSays() {
		JsonNode contact = ask("reminders", this.maker).expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(contact.path("email").asString()).isEqualTo("mara@example.org");
		assertThat(contact.path("facts").path("due").asString()).startsWith("Friday")
			.contains("6 March 2026", "17:00 (Europe/London)");
		assertThat(contact.path("facts").path("url").asString()).endsWith("/complaints/" + this.complaint);
		assertThat(contact.toString()).doesNotContain("money");
		ask("breaches", this.maker).expectStatus().isNotFound();
	}

	@Test
	void aBreachIsToldToTheSiteTooAndThenNobodyIsRemindedAnyMore() {
		ask("reminders", "site").expectStatus().isNotFound();
		breakIt();
		ask("reminders", this.maker).expectStatus().isNotFound();
		ask("breaches", this.maker).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.email")
			.isEqualTo("mara@example.org");
		ask("breaches", "site").expectStatus().isOk().expectBody().jsonPath("$.email").isEqualTo("care@example.org");
	}

	@Test
	void somebodyWithoutAShareInItLearnsNothing() {
		UUID other = UUID.randomUUID();
		this.gateway.knows(other, """
				{"id": "%s", "name": "Otto", "email": "otto@example.org", "roles": ["STAFF"], "sites": ["%s"],
				 "active": true}""".formatted(other, HERE));
		ask("reminders", other).expectStatus().isNotFound();
		this.promise = UUID.randomUUID().toString();
		ask("reminders", this.maker).expectStatus().isNotFound();
	}

}
