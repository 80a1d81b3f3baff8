package io.touchpoint.complaint.letter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.ELSEWHERE;
import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The texts that letters begin with, and whose they are.
 */
@ComplaintServiceTest
class LetterTemplateTests {

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@BeforeEach
	void world() {
		this.cases.sites();
	}

	@Test
	void someAreReadyInEnglishAndArabicWithAllStepsAndNoWarning() {
		List<JsonNode> ready = list(PASSPORTS.staff(HERE), "").stream()
			.filter((template) -> template.path("changedBy").asString().equals("Touchpoint"))
			.toList();
		assertThat(ready).extracting((template) -> template.path("language").asString()).contains("en", "ar");
		assertThat(ready).allSatisfy((template) -> {
			String text = template.path("text").asString();
			assertThat(Placeholders.unknown(text)).isEmpty();
			assertThat(Words.steps(text)).as(text)
				.contains(Words.GuestStep.GREET, Words.GuestStep.UNDERSTAND, Words.GuestStep.EXPLAIN,
						Words.GuestStep.SUGGEST, Words.GuestStep.THANK);
			assertThat(Words.warnings(text)).as(text).isEmpty();
			assertThat(text)
				.matches("(?s).*\n\n(Yours sincerely,|مع خالص التحية،|Atentamente,)\n\n\\{me}\n\\{contact}");
		});
	}

	@Test
	void aManagerKeepsThoseOfTheOwnSiteAndHeadOfficeThoseOfAll() {
		String name = "Ours " + UUID.randomUUID();
		JsonNode made = add(PASSPORTS.siteManager(HERE), HERE, name, 201);
		add(PASSPORTS.siteManager(HERE), null, name, 403);
		add(PASSPORTS.siteManager(HERE), ELSEWHERE, name, 403);
		add(PASSPORTS.staff(HERE), HERE, name, 403);
		JsonNode all = add(PASSPORTS.headOffice(), null, "All " + name, 201);
		assertThat(names(list(PASSPORTS.staff(HERE), "?site=" + HERE))).contains(name, "All " + name);
		assertThat(names(list(PASSPORTS.staff(ELSEWHERE), ""))).contains("All " + name).doesNotContain(name);
		change(PASSPORTS.siteManager(HERE), all, 1, Map.of("name", "Mine"), 403);
		change(PASSPORTS.siteManager(ELSEWHERE), made, 1, Map.of("name", "Mine"), 404);
	}

	@Test
	void twoWhoChangeItAtOnceDoNotOverwriteEachOther() {
		JsonNode made = add(PASSPORTS.siteManager(HERE), HERE, "Both " + UUID.randomUUID(), 201);
		assertThat(change(PASSPORTS.siteManager(HERE), made, 1, Map.of("text", "First"), 200).path("revision").asLong())
			.isEqualTo(2);
		JsonNode stale = change(PASSPORTS.headOffice(), made, 1, Map.of("text", "Second"), 412);
		assertThat(stale.path("current").path("text").asString()).isEqualTo("First");
	}

	@Test
	void aRetiredOneIsOfferedNoMoreAndCanComeBack() {
		String name = "Old " + UUID.randomUUID();
		JsonNode made = add(PASSPORTS.siteManager(HERE), HERE, name, 201);
		change(PASSPORTS.siteManager(HERE), made, 1, Map.of("retired", true), 200);
		assertThat(names(list(PASSPORTS.staff(HERE), ""))).doesNotContain(name);
		assertThat(names(list(PASSPORTS.staff(HERE), "?retired=true"))).contains(name);
		change(PASSPORTS.siteManager(HERE), made, 2, Map.of("retired", false), 200);
		assertThat(names(list(PASSPORTS.staff(HERE), ""))).contains(name);
	}

	@Test
	void aPlaceholderThatNothingKnowsIsRefused() {
		JsonNode problem = this.client.post()
			.uri("/api/complaints/letter-templates")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.bodyValue(Map.of("name", "Wrong", "language", "en", "text", "Dear {nmae}"))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(problem.path("errors").path(0).path("reason").asString()).isEqualTo("unknown-placeholder");
		assertThat(problem.path("errors").path(0).path("message").asString()).contains("{nmae}");
	}

	@Test
	void theDatabaseKeepsSitesApartAndTheOrganisationsForHeadOffice() throws SQLException {
		add(PASSPORTS.headOffice(), HERE, "Here " + UUID.randomUUID(), 201);
		add(PASSPORTS.headOffice(), ELSEWHERE, "There " + UUID.randomUUID(), 201);
		assertThat(sites(HERE)).contains(HERE, "all").doesNotContain(ELSEWHERE);
		assertThat(sites("")).isEmpty();
		try (Connection connection = this.cases.inScope(HERE);
				PreparedStatement update = connection
					.prepareStatement("UPDATE letter_template SET name = 'x' WHERE site IS NULL")) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(update::executeUpdate)
				.withMessageContaining("row-level security");
		}
	}

	private List<String> sites(String scope) throws SQLException {
		try (Connection connection = this.cases.inScope(scope);
				PreparedStatement select = connection
					.prepareStatement("SELECT DISTINCT coalesce(site, 'all') FROM letter_template");
				ResultSet rows = select.executeQuery()) {
			List<String> sites = new ArrayList<>();
			while (rows.next()) {
				sites.add(rows.getString(1));
			}
			return sites;
		}
	}

	private static List<String> names(List<JsonNode> templates) {
		return templates.stream().map((template) -> template.path("name").asString()).toList();
	}

	private List<JsonNode> list(String bearer, String query) {
		return this.client.get()
			.uri("/api/complaints/letter-templates" + query)
			.headers((headers) -> headers.setBearerAuth(bearer))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.valueStream()
			.toList();
	}

	private JsonNode add(String bearer, String site, String name, int status) {
		Map<String, Object> body = new LinkedHashMap<>(Map.of("name", name, "language", "en", "text", "Dear {name}"));
		body.put("site", site);
		return this.client.post()
			.uri("/api/complaints/letter-templates")
			.headers((headers) -> headers.setBearerAuth(bearer))
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private JsonNode change(String bearer, JsonNode template, long revision, Map<String, Object> changes, int status) {
		Map<String, Object> body = new LinkedHashMap<>(Map.of("name", template.path("name").asString(), "language",
				"en", "text", template.path("text").asString()));
		body.putAll(changes);
		return this.client.put()
			.uri("/api/complaints/letter-templates/{template}", template.path("id").asString())
			.headers((headers) -> headers.setBearerAuth(bearer))
			.header("If-Match", "\"" + revision + "\"")
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

}
