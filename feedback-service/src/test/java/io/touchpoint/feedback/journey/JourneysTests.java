package io.touchpoint.feedback.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.feedback.journey.JourneyApi.Answer;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.feedback.journey.JourneyApi.find;
import static io.touchpoint.feedback.journey.JourneyApi.values;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Changes the journey of students, which no other test counts on; what a test adds it
 * names anew.
 */
@FeedbackTest
class JourneysTests {

	private static final String JOURNEY = "/api/feedback/journeys/STUDENT";

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private JourneyApi api;

	private String head;

	private String site;

	private String code;

	@BeforeEach
	void campus() {
		String run = UUID.randomUUID().toString().substring(0, 8);
		this.api = new JourneyApi(this.web);
		this.head = this.passports.headOffice();
		this.site = "campus-" + run;
		this.code = "canteen-" + run;
		this.sites.handle(List.of(Sites.saved(this.site, "education", true, 1)));
	}

	private static String touchpoint(String code, String before) {
		return """
				{"code": "%s", "kind": "PHYSICAL", "unit": "facilities", "before": %s,
				 "name": {"en": "Canteen", "ar": "المقصف"}}""".formatted(code,
				(before != null) ? "\"" + before + "\"" : "null");
	}

	private Answer add(String before) {
		return this.api.send(HttpMethod.POST, this.head, JOURNEY + "/touchpoints", touchpoint(this.code, before));
	}

	private JsonNode journey() {
		return find(this.api.get(this.head, "/api/feedback/journeys").ok(), "customerType", "STUDENT");
	}

	private JsonNode stop() {
		return find(journey().path("touchpoints"), "code", this.code);
	}

	/** Retires a touchpoint, or takes it back, as it is now. */
	private Answer turn(String touchpoint, String how) {
		long now = find(journey().path("touchpoints"), "code", touchpoint).path("revision").asLong();
		return this.api.send(HttpMethod.POST, this.head, JOURNEY + "/touchpoints/" + touchpoint + "/" + how, null, now);
	}

	private List<String> order() {
		JsonNode journey = journey();
		List<String> codes = new ArrayList<>();
		journey.path("touchpoints").forEach((stop) -> {
			if (!stop.path("retired").asBoolean()) {
				codes.add(stop.path("code").asString());
			}
		});
		return codes;
	}

	@Test
	void aNewTouchpointComesWhereItIsWantedWithAPlanAndSurveysAtEverySite() {
		JsonNode journey = add("library").ok();
		JsonNode stop = find(journey.path("touchpoints"), "code", this.code);
		assertThat(stop.path("name").path("ar").asString()).isEqualTo("المقصف");
		assertThat(stop.path("plan").path("method").asString()).isEqualTo("INSPECTION");
		assertThat(stop.path("needed").asInt()).isEqualTo(1);
		assertThat(order()).containsSubsequence(this.code, "library");
		assertThat(order().indexOf("library") - order().indexOf(this.code)).isEqualTo(1);
		assertThat(this.api.answer(this.sites.survey(this.site, this.code), null)).isEqualTo(201);
		assertThat(add(null).reason()).isEqualTo("touchpoint-exists");
	}

	@Test
	void withoutAPlaceItBecomesTheLastImpression() {
		add(null).ok();
		assertThat(order().getLast()).isEqualTo(this.code);
		turn(this.code, "retire").ok();
	}

	@Test
	void itIsRenamedInEachLanguageAndSurveyPagesSaySo() {
		add("library").ok();
		this.api.send(HttpMethod.PUT, this.head, JOURNEY + "/touchpoints/" + this.code, """
				{"kind": "PHYSICAL", "unit": "catering", "name": {"en": "Dining hall", "es": "Comedor"}}""", 1L).ok();
		Survey survey = this.sites.open(this.site, this.code);
		assertThat(survey.touchpointName().byLanguage()).isEqualTo(Map.of("en", "Dining hall", "es", "Comedor"));
		assertThat(this.api
			.send(HttpMethod.PUT, this.head, JOURNEY + "/touchpoints/nowhere",
					"{\"kind\": \"PHYSICAL\", \"unit\": \"a\", \"name\": {\"en\": \"b\"}}", 1L)
			.status()).isEqualTo(404);
	}

	@Test
	void theJourneyIsReorderedAsAWhole() {
		add("library").ok();
		List<String> wanted = new ArrayList<>(order());
		wanted.remove(this.code);
		wanted.addFirst(this.code);
		assertThat(reorder(wanted).status()).isEqualTo(200);
		assertThat(order()).isEqualTo(wanted);
		List<String> incomplete = wanted.subList(1, wanted.size());
		assertThat(reorder(incomplete).reason()).isEqualTo("order-of-others");
		List<String> twice = new ArrayList<>(incomplete);
		twice.add(twice.getFirst());
		assertThat(reorder(twice).reason()).isEqualTo("order-of-others");
		assertThat(order()).isEqualTo(wanted);
	}

	private Answer reorder(List<String> codes) {
		return reorder(codes, journey().path("revision").asLong());
	}

	private Answer reorder(List<String> codes, Long seen) {
		return this.api.send(HttpMethod.PUT, this.head, JOURNEY + "/order",
				JsonMapper.shared().writeValueAsString(Map.of("touchpoints", codes)), seen);
	}

	@Test
	void whoeverOrdersLaterIsShownTheOrderOfTheOther() {
		long seen = journey().path("revision").asLong();
		List<String> mine = new ArrayList<>(order()).reversed();
		assertThat(reorder(mine, null).status()).isEqualTo(428);
		add("library").ok();
		Answer late = reorder(mine, seen);
		assertThat(late.status()).isEqualTo(412);
		assertThat(values(late.body().at("/current/touchpoints"), "code")).contains(this.code);
		assertThat(late.body().at("/current/revision").asLong()).isEqualTo(seen + 1);
		assertThat(order()).contains(this.code);
		Answer again = reorder(order(), seen + 1);
		assertThat(again.tag()).isEqualTo("\"" + (seen + 2) + "\"");
	}

	@Test
	void whoeverRenamesLaterIsShownWhatTheOtherWrote() {
		add("library").ok();
		String path = JOURNEY + "/touchpoints/" + this.code;
		String wanted = "{\"kind\": \"PHYSICAL\", \"unit\": \"%s\", \"name\": {\"en\": \"Canteen\"}}";
		assertThat(this.api.send(HttpMethod.PUT, this.head, path, wanted.formatted("a")).status()).isEqualTo(428);
		assertThat(this.api.send(HttpMethod.PUT, this.head, path, wanted.formatted("first"), 1L).tag())
			.isEqualTo("\"2\"");
		Answer late = this.api.send(HttpMethod.PUT, this.head, path, wanted.formatted("second"), 1L);
		assertThat(late.status()).isEqualTo(412);
		assertThat(find(late.body().at("/current/touchpoints"), "code", this.code).path("unit").asString())
			.isEqualTo("first");
		assertThat(stop().path("unit").asString()).isEqualTo("first");
	}

	@Test
	void whoeverPlansLaterIsShownThePlanOfTheOtherAndIsNotInTheWayOfARename() {
		add("library").ok();
		String path = JOURNEY + "/touchpoints/" + this.code;
		String plan = "{\"method\": \"SURVEY\", \"every\": %d, \"rhythm\": \"WEEKS\", \"owner\": \"catering\"}";
		this.api.send(HttpMethod.PUT, this.head, path, """
				{"kind": "PHYSICAL", "unit": "catering", "name": {"en": "Canteen"}}""", 1L).ok();
		assertThat(this.api.send(HttpMethod.PUT, this.head, path + "/plan", plan.formatted(2)).status()).isEqualTo(428);
		assertThat(this.api.send(HttpMethod.PUT, this.head, path + "/plan", plan.formatted(2), 1L).tag())
			.isEqualTo("\"2\"");
		Answer late = this.api.send(HttpMethod.PUT, this.head, path + "/plan", plan.formatted(3), 1L);
		assertThat(late.status()).isEqualTo(412);
		assertThat(find(late.body().at("/current/touchpoints"), "code", this.code).at("/plan/every").asInt())
			.isEqualTo(2);
		assertThat(stop().at("/plan/every").asInt()).isEqualTo(2);
	}

	@Test
	void aRetiredTouchpointTakesNoAnswersKeepsItsHistoryAndCanComeBack() {
		add("library").ok();
		String survey = this.sites.survey(this.site, this.code);
		assertThat(this.api.answer(survey, null)).isEqualTo(201);
		turn(this.code, "retire").ok();
		assertThat(order()).doesNotContain(this.code);
		assertThat(this.api.answer(survey, null)).isEqualTo(400);
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE touchpoint = '" + this.code + "'"))
			.isEqualTo(1);
		assertThat(
				this.api
					.send(HttpMethod.POST, this.head, "/api/feedback/surveys",
							"{\"site\": \"%s\", \"touchpoint\": \"%s\", \"channel\": \"QR\"}".formatted(this.site,
									this.code))
					.faults())
			.containsExactly("touchpoint");
		String late = this.site + "-late";
		this.sites.handle(List.of(Sites.saved(late, "education", true, 1)));
		turn(this.code, "restore").ok();
		assertThat(this.api.answer(survey, null)).isEqualTo(201);
		assertThat(this.api.answer(this.sites.survey(late, this.code), null)).isEqualTo(201);
		assertThat(order().getLast()).isNotEqualTo(this.code);
	}

	@Test
	void whoRetiresATouchpointThatSomebodyChangedIsShownWhatItIsNow() {
		add("library").ok();
		String path = JOURNEY + "/touchpoints/" + this.code;
		assertThat(this.api.send(HttpMethod.POST, this.head, path + "/retire", null).status()).isEqualTo(428);
		this.api.send(HttpMethod.PUT, this.head, path, """
				{"kind": "PHYSICAL", "unit": "catering", "name": {"en": "Dining hall"}}""", 1L).ok();
		Answer late = this.api.send(HttpMethod.POST, this.head, path + "/retire", null, 1L);
		assertThat(late.status()).isEqualTo(412);
		assertThat(find(late.body().at("/current/touchpoints"), "code", this.code).at("/name/en").asString())
			.isEqualTo("Dining hall");
		assertThat(order()).contains(this.code);
		Answer retired = this.api.send(HttpMethod.POST, this.head, path + "/retire", null, 2L);
		assertThat(retired.tag()).isEqualTo("\"3\"");
		assertThat(this.api.send(HttpMethod.POST, this.head, path + "/retire", null, 2L).status()).isEqualTo(412);
		assertThat(this.api.send(HttpMethod.POST, this.head, path + "/restore", null).status()).isEqualTo(428);
		assertThat(this.api.send(HttpMethod.POST, this.head, path + "/restore", null, 2L).status()).isEqualTo(412);
		assertThat(order()).doesNotContain(this.code);
		this.api.send(HttpMethod.POST, this.head, path + "/restore", null, 3L).ok();
		assertThat(order()).contains(this.code);
	}

	@Test
	void theLastTouchpointStays() {
		List<String> order = order();
		order.subList(1, order.size()).forEach((other) -> turn(other, "retire").ok());
		assertThat(turn(order.getFirst(), "retire").reason()).isEqualTo("last-touchpoint");
		order.subList(1, order.size()).forEach((other) -> turn(other, "restore").ok());
		assertThat(reorder(order).status()).isEqualTo(200);
	}

	@Test
	void thePlanOfTheOrganisationSaysHowManyAnswersItNeeds() {
		add("library").ok();
		JsonNode journey = this.api.send(HttpMethod.PUT, this.head, JOURNEY + "/touchpoints/" + this.code + "/plan", """
				{"method": "SURVEY", "every": 2, "rhythm": "WEEKS", "halfWidth": 0.05, "level": 95, "contacts": 1000,
				 "owner": "catering"}""", 1L).ok();
		assertThat(find(journey.path("touchpoints"), "code", this.code).path("needed").asInt()).isEqualTo(278);
		assertThat(this.api.get(this.head, "/api/feedback/sample-size?halfWidth=0.05&level=95")
			.ok()
			.path("needed")
			.asInt()).isEqualTo(385);
		assertThat(this.api.get(this.head, "/api/feedback/sample-size?halfWidth=0.05&level=96").faults())
			.containsExactly("level");
		assertThat(this.api.get(this.head, "/api/feedback/sample-size?halfWidth=0&level=95").faults())
			.containsExactly("halfWidth");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			method    | {"method": "GUESS", "every": 1, "rhythm": "WEEKS", "owner": "a"}
			every     | {"method": "SURVEY", "every": 0, "rhythm": "WEEKS", "owner": "a"}
			every     | {"method": "SURVEY", "rhythm": "WEEKS", "owner": "a"}
			rhythm    | {"method": "SURVEY", "every": 1, "rhythm": "YEARS", "owner": "a"}
			owner     | {"method": "SURVEY", "every": 1, "rhythm": "WEEKS", "owner": " "}
			halfWidth | {"method": "SURVEY", "every": 1, "rhythm": "WEEKS", "owner": "a", "level": 95}
			halfWidth | {"method": "SURVEY", "every": 1, "rhythm": "WEEKS", "owner": "a", "level": 95, "halfWidth": 0.6}
			level     | {"method": "SURVEY", "every": 1, "rhythm": "WEEKS", "owner": "a", "halfWidth": 0.1}
			level     | {"method": "SURVEY", "every": 1, "rhythm": "WEEKS", "owner": "a", "halfWidth": 0.1, "level": 97}
			contacts  | {"method": "SURVEY", "every": 1, "rhythm": "WEEKS", "owner": "a", "contacts": 0}
			""")
	void aPlanThatMakesNoSenseIsRefusedByField(String field, String plan) {
		Answer answer = this.api.send(HttpMethod.PUT, this.head, JOURNEY + "/touchpoints/library/plan", plan);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.faults()).containsExactly(field);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			code    | {"code": "No Code", "kind": "PHYSICAL", "unit": "a", "name": {"en": "A"}}
			kind    | {"code": "a", "kind": "NONE", "unit": "a", "name": {"en": "A"}}
			unit    | {"code": "a", "kind": "PHYSICAL", "unit": "", "name": {"en": "A"}}
			name    | {"code": "a", "kind": "PHYSICAL", "unit": "a"}
			name.en | {"code": "a", "kind": "PHYSICAL", "unit": "a", "name": {"es": "A"}}
			name.es | {"code": "a", "kind": "PHYSICAL", "unit": "a", "name": {"en": "A", "es": " "}}
			name    | {"code": "a", "kind": "PHYSICAL", "unit": "a", "name": {"en": "A", "<b>": "A"}}
			before  | {"code": "a", "kind": "PHYSICAL", "unit": "a", "name": {"en": "A"}, "before": "nowhere"}
			""")
	void aTouchpointThatMakesNoSenseIsRefusedByField(String field, String touchpoint) {
		Answer answer = this.api.send(HttpMethod.POST, this.head, JOURNEY + "/touchpoints", touchpoint);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(values(answer.body().path("errors"), "field")).contains(field);
	}

	@Test
	void onlyWhoSeesAllSitesChangesWhatHoldsForAll() {
		String keyOfOneSite = this.passports
			.of(new Caller("key", "A key", Set.of(Role.HEAD_OFFICE), SiteScope.of(this.site)));
		for (String stranger : List.of(this.passports.siteManager(this.site), this.passports.staff(this.site),
				this.passports.ops(), keyOfOneSite)) {
			assertThat(this.api.send(HttpMethod.POST, stranger, JOURNEY + "/touchpoints", touchpoint(this.code, null))
				.status()).isEqualTo(403);
			assertThat(this.api.send(HttpMethod.PUT, stranger, JOURNEY + "/order", "{\"touchpoints\": [\"library\"]}")
				.status()).isEqualTo(403);
			assertThat(this.api.send(HttpMethod.POST, stranger, JOURNEY + "/touchpoints/library/retire", null).status())
				.isEqualTo(403);
		}
		assertThat(this.api.get(this.passports.staff(this.site), "/api/feedback/journeys").status()).isEqualTo(200);
		assertThat(this.api.get(this.passports.ops(), "/api/feedback/journeys").status()).isEqualTo(403);
	}

}
