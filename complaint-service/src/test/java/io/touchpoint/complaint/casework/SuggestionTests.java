package io.touchpoint.complaint.casework;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

@ComplaintServiceTest
class SuggestionTests {

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@BeforeEach
	void world() {
		this.cases.sites();
	}

	@ParameterizedTest
	@CsvSource({ "My father was BLEEDING and nobody came, CRITICAL, bleeding",
			"An injured man; the ambulance took him, CRITICAL, injur", "Your driver made a racist remark, HIGH, racis",
			"My purse was stolen at the desk, HIGH, stolen", "You leaked my data, HIGH, leaked",
			"Mi hija no podia respirar, CRITICAL, no podía respirar", "Me robaron el móvil, HIGH, robaron",
			"كان أبي ينزف ولم يأت أحد, CRITICAL, ينزف", "هذا تمييز ضدي, HIGH, تمييز", "سُرِقَت حقيبتي, HIGH, سرق" })
	void graveWordsSuggestWhatIsAtStakeInEachLanguage(String text, Severity severity, String because) {
		Suggestion suggestion = Suggestion.of(text);
		assertThat(suggestion).as(text).isNotNull();
		assertThat(suggestion.severity()).isEqualTo(severity);
		assertThat(suggestion.reasons()).contains(because);
	}

	@ParameterizedTest
	@ValueSource(strings = { "I waited three hours.", "The ambulance bay was dirty.", "My data plan is too dear.",
			"He is not a thief, he was only rude.", "" })
	void ordinaryTroubleSuggestsNothing(String text) {
		assertThat(Suggestion.of(text)).isNull();
	}

	@Test
	void aCustomersWordsSuggestUntilAColleagueSays() {
		JsonNode seen = find(fromOutside("He was bleeding"));
		assertThat(seen.path("severity").asString()).isEqualTo("NORMAL");
		assertThat(seen.path("suggestedSeverity").asString()).isEqualTo("CRITICAL");
		assertThat(seen.path("suggestedBecause").path(0).asString()).isEqualTo("bleeding");
		JsonNode filed = file(seen, "CRITICAL");
		assertThat(filed.path("severity").asString()).isEqualTo("CRITICAL");
		assertThat(filed.path("suggestedSeverity").isNull()).isTrue();
	}

	@Test
	void whoKeepsTheSeverityHasSaidSoToo() {
		JsonNode filed = file(find(fromOutside("Somebody stole my bag")), "NORMAL");
		assertThat(filed.path("suggestedSeverity").isNull()).isTrue();
		assertThat(filed.path("suggestedBecause").size()).isZero();
	}

	@Test
	void whatIsSuggestedWaitsWhileFilingIsRefused() {
		JsonNode merged = find(fromOutside("He was bleeding"));
		String stays = fromOutside("It was cold");
		this.client.post()
			.uri("/api/complaints/{id}/merge", merged.path("id").asString())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.header("If-Match", "\"" + merged.path("revision").asLong() + "\"")
			.bodyValue(Map.of("into", stays, "intoRevision", find(stays).path("revision").asLong()))
			.exchange()
			.expectStatus()
			.is2xxSuccessful();
		JsonNode now = find(merged.path("id").asString());
		filing(now, "CRITICAL").expectStatus().isEqualTo(409);
		assertThat(find(merged.path("id").asString()).path("suggestedSeverity").asString()).isEqualTo("CRITICAL");
	}

	@Test
	void whatAColleagueTypesIsLookedThroughAndNothingIsStored() {
		this.client.post()
			.uri("/api/complaints/severity-suggestion")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.bodyValue(Map.of("text", "A theft"))
			.exchange()
			.expectBody()
			.jsonPath("$.severity")
			.isEqualTo("HIGH")
			.jsonPath("$.because[0]")
			.isEqualTo("theft");
		JsonNode byStaff = this.cases.receive(HERE, Map.of("subject", "A theft"));
		assertThat(byStaff.path("suggestedSeverity").isNull()).isTrue();
	}

	private String fromOutside(String subject) {
		return this.client.post()
			.uri("/public/complaints")
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.bodyValue(Map.of("site", HERE, "subject", subject))
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("id")
			.asString();
	}

	private JsonNode find(String id) {
		return this.client.get()
			.uri("/api/complaints/{id}", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private JsonNode file(JsonNode seen, String severity) {
		return filing(seen, severity).expectStatus().isOk().expectBody(JsonNode.class).returnResult().getResponseBody();
	}

	private WebTestClient.ResponseSpec filing(JsonNode seen, String severity) {
		return this.client.put()
			.uri("/api/complaints/{id}/matter", seen.path("id").asString())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.header("If-Match", "\"" + seen.path("revision").asLong() + "\"")
			.bodyValue(Map.of("severity", severity, "causes", List.of("OTHER"), "customerType", "PATIENT", "about",
					"SERVICE", "formality", "FORMAL"))
			.exchange();
	}

}
