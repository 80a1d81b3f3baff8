package io.touchpoint.feedback.browse;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class ResponsesTests {

	private static final LocalDate FIRST = LocalDate.now(ZoneOffset.UTC).minusDays(31);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private String own;

	private String foreign;

	@BeforeEach
	void responses() {
		String run = UUID.randomUUID().toString().substring(0, 8);
		this.own = "own-" + run;
		this.foreign = "foreign-" + run;
		this.sites.arrive(this.own, this.foreign);
	}

	private String respond(String site, int overall, String occurredAt, String comment) {
		String body = """
				{"survey": "%s", "answers": {"overall": %d, "nps": 9, "trust": {"expected": 4, "experienced": 5},
				 "empathy": {"experienced": 3}, "trust-importance": 5}, "comment": "%s", "occurredAt": "%s",
				 "contact": {"email": "ana@example.org", "name": "Ana", "consent": true}, "relation": "FIRST"}
				""".formatted(this.sites.survey(site, "waiting"), overall, comment, occurredAt);
		return JSON
			.readTree(this.web.post()
				.uri("/public/responses")
				.header("Idempotency-Key", UUID.randomUUID().toString())
				.contentType(MediaType.APPLICATION_JSON)
				.bodyValue(body)
				.exchange()
				.expectStatus()
				.isCreated()
				.expectBody()
				.returnResult()
				.getResponseBody())
			.get("id")
			.stringValue();
	}

	private EntityExchangeResult<byte[]> call(HttpMethod method, String passport, String path) {
		return this.web.method(method).uri(path).headers((headers) -> {
			if (!passport.isEmpty()) {
				headers.setBearerAuth(passport);
			}
			headers.setContentType(
					path.contains("imports") ? MediaType.APPLICATION_OCTET_STREAM : MediaType.APPLICATION_JSON);
		})
			.bodyValue(
					method == HttpMethod.POST ? "{\"site\": \"%s\", \"touchpoint\": \"waiting\", \"channel\": \"QR\"}"
						.formatted(path.contains("foreign") ? this.foreign : this.own) : "")
			.exchange()
			.expectBody()
			.returnResult();
	}

	private JsonNode get(String passport, String path) {
		EntityExchangeResult<byte[]> result = call(HttpMethod.GET, passport, path);
		assertThat(result.getStatus().value()).as(path).isEqualTo(200);
		return JSON.readTree(result.getResponseBody());
	}

	/** Some day of last month, because an answer may not be older than a year. */
	private static String day(int number) {
		return FIRST.plusDays(number).toString();
	}

	private static List<String> ids(JsonNode page) {
		List<String> ids = new ArrayList<>();
		page.get("items").forEach((item) -> ids.add(item.get("id").stringValue()));
		return ids;
	}

	@Test
	void aResponseLooksLikeTheGoldenFile() {
		String id = respond(this.own, 5, day(1) + "T10:00:00Z", "Seen on time.");
		String detail = new String(
				call(HttpMethod.GET, this.passports.siteManager(this.own), "/api/feedback/responses/" + id)
					.getResponseBody(),
				StandardCharsets.UTF_8);
		Golden.assertJson("response.json",
				detail.replace(id, "ID")
					.replace(this.own, "SITE")
					.replace(day(1), "DAY")
					.replaceAll("(\"receivedAt\":)\"[^\"]+\"", "$1\"NOW\""));
		String list = new String(
				call(HttpMethod.GET, this.passports.staff(this.own), "/api/feedback/responses").getResponseBody(),
				StandardCharsets.UTF_8);
		Golden.assertJson("responses.json",
				list.replace(id, "ID")
					.replace(this.own, "SITE")
					.replace(day(1), "DAY")
					.replaceAll("(\"receivedAt\":)\"[^\"]+\"", "$1\"NOW\""));
	}

	@Test
	void pagesFollowEachOtherWithoutGapOrRepetition() {
		List<String> all = Stream.of("05", "01", "03", "03", "02", "04", "03")
			.map((day) -> day + " " + respond(this.own, 3, day(Integer.parseInt(day)) + "T10:00:00Z", "x"))
			.sorted((one, other) -> other.compareTo(one))
			.map((row) -> row.substring(3))
			.toList();
		String passport = this.passports.staff(this.own);
		List<String> seen = new ArrayList<>();
		String next = "";
		while (next != null) {
			JsonNode page = get(passport, "/api/feedback/responses?limit=2" + (next.isEmpty() ? "" : "&after=" + next));
			seen.addAll(ids(page));
			next = page.get("next").isNull() ? null : page.get("next").stringValue();
		}
		assertThat(seen).containsExactlyElementsOf(all);
	}

	@Test
	void filtersNarrowTheList() {
		String bad = respond(this.own, 1, day(1) + "T23:30:00Z", "The 100% worst_place");
		String good = respond(this.own, 5, day(3) + "T10:00:00Z", "Lovely");
		String passport = this.passports.staff(this.own);
		assertThat(ids(get(passport, "/api/feedback/responses?moment=MISERY"))).containsExactly(bad);
		assertThat(ids(get(passport, "/api/feedback/responses?from=" + day(2) + "&to=" + day(3))))
			.containsExactly(good);
		assertThat(ids(get(passport, "/api/feedback/responses?to=" + day(1)))).containsExactly(bad);
		assertThat(ids(get(passport, "/api/feedback/responses?to=" + day(1) + "T23:30:00Z"))).isEmpty();
		assertThat(ids(get(passport, "/api/feedback/responses?from=" + day(1) + "T23:30:00Z"))).containsExactly(good,
				bad);
		assertThat(ids(get(passport, "/api/feedback/responses?q=WORST"))).containsExactly(bad);
		assertThat(ids(get(passport, "/api/feedback/responses?q=100%"))).containsExactly(bad);
		assertThat(ids(get(passport, "/api/feedback/responses?q=worst_"))).containsExactly(bad);
		assertThat(ids(get(passport, "/api/feedback/responses?q=%"))).containsExactly(bad);
		assertThat(ids(get(passport, "/api/feedback/responses?touchpoint=waiting&channel=WEB&site=" + this.own)))
			.containsExactly(good, bad);
		assertThat(ids(get(passport, "/api/feedback/responses?touchpoint=parking"))).isEmpty();
		assertThat(ids(get(passport, "/api/feedback/responses?q=&site=&moment="))).containsExactly(good, bad);
	}

	@Test
	void eachKindOfCustomersHasAListOfTheirOwn() {
		String patient = respond(this.own, 4, day(1) + "T10:00:00Z", "As a patient");
		String colleague = respond(this.own, 4, day(2) + "T10:00:00Z", "As a colleague");
		String other = respond(this.foreign, 4, day(2) + "T10:00:00Z", "As a patient");
		this.sites.change("UPDATE response SET customer_type = 'COLLEAGUE' WHERE id = '" + colleague + "'");
		String passport = this.passports.staff(this.own);
		assertThat(ids(get(passport, "/api/feedback/responses?customerType=PATIENT"))).containsExactly(patient);
		assertThat(ids(get(passport, "/api/feedback/responses?customerType=COLLEAGUE&channel=WEB")))
			.containsExactly(colleague);
		assertThat(ids(get(passport, "/api/feedback/responses?customerType="))).containsExactly(colleague, patient);
		assertThat(ids(
				get(this.passports.headOffice(), "/api/feedback/responses?customerType=PATIENT&site=" + this.foreign)))
			.containsExactly(other);
	}

	@Test
	void anUnknownKindOfCustomersIsToldTheKnownOnes() {
		EntityExchangeResult<byte[]> result = call(HttpMethod.GET, this.passports.headOffice(),
				"/api/feedback/responses?customerType=ROBOT");
		assertThat(result.getStatus().value()).isEqualTo(400);
		assertThat(JSON.readTree(result.getResponseBody()).at("/errors/0/message").asString())
			.isEqualTo("'customerType' must be one of PATIENT, STUDENT, CONSUMER, COLLEAGUE.");
	}

	@ParameterizedTest
	@CsvSource({ "limit=0,limit", "limit=201,limit", "limit=x,limit", "after=nonsense,after", "from=yesterday,from",
			"from=-1000000000-01-01T00:00:00Z,from", "to=0000-01-01,to", "moment=GREAT,moment", "channel=FAX,channel",
			"customerType=ROBOT,customerType" })
	void nonsenseInTheQueryIsNamed(String query, String field) {
		EntityExchangeResult<byte[]> result = call(HttpMethod.GET, this.passports.headOffice(),
				"/api/feedback/responses?" + query);
		assertThat(result.getStatus().value()).isEqualTo(400);
		assertThat(JSON.readTree(result.getResponseBody()).at("/errors/0/field").asString()).isEqualTo(field);
	}

	@Test
	void onlyManagersAndHeadOfficeSeeTheContact() {
		String path = "/api/feedback/responses/" + respond(this.own, 5, day(1) + "T10:00:00Z", "x");
		assertThat(get(this.passports.siteManager(this.own), path).at("/contact/email").asString())
			.isEqualTo("ana@example.org");
		assertThat(get(this.passports.headOffice(), path).at("/contact/name").asString()).isEqualTo("Ana");
		JsonNode staff = get(this.passports.staff(this.own), path);
		assertThat(staff.get("contact").isNull()).isTrue();
		assertThat(staff.get("contactable").booleanValue()).isTrue();
	}

	/**
	 * endpoint; then status for head office, manager, staff, ops, another site's staff,
	 * nobody, a service.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET  /api/feedback/responses                  | 200 200 200 403 200 401 403
			GET  /api/feedback/responses?site=OWN         | 200 200 200 403 403 401 403
			GET  /api/feedback/responses/ID               | 200 200 200 403 404 401 403
			GET  /api/feedback/questionnaires             | 200 200 200 403 200 401 403
			GET  /api/feedback/questionnaires/patient     | 200 200 200 403 200 401 403
			GET  /api/feedback/touchpoints                | 200 200 200 403 200 401 403
			GET  /api/feedback/surveys                    | 200 200 200 403 200 401 403
			GET  /api/feedback/surveys?site=OWN           | 200 200 200 403 403 401 403
			GET  /api/feedback/surveys/CODE               | 200 200 200 403 404 401 403
			POST /api/feedback/surveys                    | 201 409 403 403 403 401 403
			POST /api/feedback/surveys/CODE/close         | 200 200 403 403 403 401 403
			POST /api/feedback/surveys/CODE/open          | 200 200 403 403 403 401 403
			POST /api/feedback/imports?profile=olist      | 202 403 403 403 403 401 403
			GET  /api/feedback/imports                    | 200 403 403 403 403 401 403
			GET  /api/feedback/imports/NONE               | 404 403 403 403 403 401 403
			GET  /api/feedback/imports/NONE/refused       | 404 403 403 403 403 401 403
			GET  /internal/responses/ID/contact           | 403 403 403 403 403 401 200
			GET  /internal/responses/ID/comment           | 403 403 403 403 403 401 200
			GET  /internal/responses/NONE/comment         | 403 403 403 403 403 401 404
			GET  /internal/feed/0                         | 403 403 403 403 403 401 200
			GET  /api/feedback/nothing                    | 404 404 404 404 404 401 403
			GET  /elsewhere                               | 403 403 403 403 403 401 403
			""")
	void everyEndpointHasAVerdictForEveryCaller(String endpoint, String statuses) {
		String id = respond(this.own, 5, day(1) + "T10:00:00Z", "x");
		String[] parts = endpoint.split(" +");
		String path = parts[1].replace("OWN", this.own)
			.replace("ID", id)
			.replace("CODE", this.sites.survey(this.own, "waiting"))
			.replace("NONE", UUID.randomUUID().toString());
		List<String> callers = List.of(this.passports.headOffice(), this.passports.siteManager(this.own),
				this.passports.staff(this.own), this.passports.ops(), this.passports.staff(this.foreign), "",
				this.passports.service());
		List<Integer> actual = callers.stream()
			.map((caller) -> call(HttpMethod.valueOf(parts[0]), caller, path).getStatus().value())
			.toList();
		assertThat(actual).as(endpoint).isEqualTo(Stream.of(statuses.split(" ")).map(Integer::valueOf).toList());
	}

	@Test
	void whoHasSeveralSitesSeesThemTogetherAndNoOthers() {
		String first = respond(this.own, 5, day(1) + "T10:00:00Z", "x");
		String second = respond(this.foreign, 4, day(2) + "T10:00:00Z", "x");
		assertThat(ids(get(this.passports.staff(this.own, this.foreign), "/api/feedback/responses")))
			.containsExactly(second, first);
		assertThat(ids(get(this.passports.staff(this.own), "/api/feedback/responses"))).containsExactly(first);
		assertThat(ids(get(this.passports.staff(), "/api/feedback/responses"))).isEmpty();
	}

	@Test
	void anotherSitesResponsesAreAbsent() {
		String id = respond(this.own, 5, day(1) + "T10:00:00Z", "secret words");
		String stranger = this.passports.siteManager(this.foreign);
		assertThat(ids(get(stranger, "/api/feedback/responses?q=secret"))).doesNotContain(id);
		assertThat(call(HttpMethod.GET, stranger, "/api/feedback/responses/" + id).getStatus().value()).isEqualTo(404);
	}

	@Test
	void aForeignOrExpiredPassportOpensNothing() {
		assertThat(call(HttpMethod.GET, this.passports.expired(), "/api/feedback/responses").getStatus().value())
			.isEqualTo(401);
		assertThat(
				call(HttpMethod.GET, this.passports.forAnotherService(), "/api/feedback/responses").getStatus().value())
			.isEqualTo(401);
	}

}
