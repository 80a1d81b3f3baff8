package io.touchpoint.complaint.tracking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.touchpoint.complaint.ComplaintServiceTest;

import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.util.MultiValueMap;

import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whichever way a complaint comes in, it may say several causes, what it is about, of
 * which part of the offer, which way it takes and with which unit it lies.
 */
@ComplaintServiceTest
class IntakeTests extends CustomersBrowser {

	private static final Map<String, Object> SAID = Map.of("causes", List.of("DISHONESTY", "IGNORED"), "about",
			"INFORMATION", "area", "PRICING", "formality", "INFORMAL", "unit", "front");

	@BeforeEach
	void units() {
		this.cases.unit(HERE, "front", "Front office", true);
		this.cases.unit(HERE, "cellar", "Cellar", false);
	}

	private long kept(String subject) {
		return this.cases.count("SELECT count(*) FROM complaint WHERE subject = '" + subject
				+ "' AND causes = '{DISHONESTY,IGNORED}' AND about = 'INFORMATION' AND area = 'PRICING'"
				+ " AND formality = 'INFORMAL' AND unit = 'front'");
	}

	private EntityExchangeResult<JsonNode> open(Map<String, Object> body) {
		return this.client.post()
			.uri("/public/complaints")
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.bodyValue(body)
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult();
	}

	private static Map<String, Object> said(String subject) {
		Map<String, Object> said = new HashMap<>(SAID);
		said.put("site", HERE);
		said.put("subject", subject);
		return said;
	}

	@Test
	void atTheCounter() {
		String subject = UUID.randomUUID().toString();
		JsonNode made = this.cases.receive(HERE, said(subject));
		assertThat(kept(subject)).isEqualTo(1);
		assertThat(made.path("unit").path("name").asString()).isEqualTo("Front office");
		assertThat(made.path("timeline").valueStream().map((line) -> line.path("kind").asString()))
			.containsExactly("RECEIVED", "UNIT");
	}

	@Test
	void byThePublicAddress() {
		String subject = UUID.randomUUID().toString();
		assertThat(open(said(subject)).getStatus().value()).isEqualTo(201);
		assertThat(kept(subject)).isEqualTo(1);
	}

	@Test
	void byThePublicForm() {
		String subject = UUID.randomUUID().toString();
		assertThat(text(get("/c/" + HERE))).contains("Front office").doesNotContain("Cellar");
		MultiValueMap<String, String> typed = fields("subject", subject, "cause", "DISHONESTY", "also", "IGNORED",
				"about", "INFORMATION", "area", "PRICING", "formality", "INFORMAL", "unit", "front");
		typed.add("also", "DISHONESTY");
		typed.add("also", "NO_CAUSE");
		post("/c/" + HERE, typed, 200);
		assertThat(kept(subject)).isEqualTo(1);
	}

	@Test
	void whatWasTypedComesBackWithAFault() {
		MultiValueMap<String, String> typed = form("cause", "DISHONESTY", "also", "IGNORED", "unit", "front");
		assertThat(text(post("/c/" + HERE, typed, 400))).contains("value=\"IGNORED\" checked",
				"value=\"front\" selected", "<details class=\"field\" open");
	}

	@Test
	void aUnitThatClosedOrNeverWasIsRefusedOrLeftOutWhereNobodyCanChooseAgain() {
		for (String unit : List.of("cellar", "attic")) {
			Map<String, Object> said = said("In the " + unit);
			said.put("unit", unit);
			JsonNode refused = open(said).getResponseBody();
			assertThat(refused.path("errors").path(0).path("field").asString()).isEqualTo("unit");
			String subject = UUID.randomUUID().toString();
			post("/c/" + HERE, fields("subject", subject, "unit", unit), 200);
			assertThat(this.cases
				.count("SELECT count(*) FROM complaint WHERE unit IS NULL AND subject = '" + subject + "'"))
				.isEqualTo(1);
		}
		assertThat(this.client.post()
			.uri("/api/complaints")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.bodyValue(Map.of("site", HERE, "causes", List.of("IGNORED"), "subject", "Closed", "unit", "cellar"))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("errors")
			.path(0)
			.path("reason")
			.asString()).isEqualTo("closed-unit");
	}

}
