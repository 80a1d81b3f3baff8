package io.touchpoint.feedback.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class VisitsApiTests {

	private static final String VISITS = "/api/feedback/visits";

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	VisitSweep sweep;

	private ShopperApi api;

	private String site;

	private String head;

	private String manager;

	private String staff;

	@BeforeEach
	void aSite() {
		this.api = new ShopperApi(this.web);
		this.site = "va-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(this.site);
		this.head = this.passports.headOffice();
		this.manager = this.passports.siteManager(this.site);
		this.staff = this.passports.staff(this.site);
	}

	private ShopperApi.Answer plan(String passport, Map<String, Object> wanted) {
		return this.api.post(passport, VISITS, wanted);
	}

	private ShopperApi.Answer planned(String method) {
		ShopperApi.Answer planned = plan(this.head, ShopperApi.plan(this.site, method));
		assertThat(planned.status()).as(planned.body().toString()).isEqualTo(201);
		return planned;
	}

	private Map<String, Object> with(String field, Object value) {
		Map<String, Object> wanted = ShopperApi.plan(this.site, "INSPECTION");
		wanted.put(field, value);
		return wanted;
	}

	private void refused(Map<String, Object> wanted, String field, String reason) {
		ShopperApi.Answer answer = plan(this.head, wanted);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.body().path("errors").path(0).path("field").asString()).isEqualTo(field);
		assertThat(answer.body().path("errors").path(0).path("reason").asString()).isEqualTo(reason);
	}

	private long told(String type) {
		return this.sites
			.count("SELECT count(*) FROM outbox WHERE site = '%s' AND type = '%s'".formatted(this.site, type));
	}

	@Test
	void aPlanTakesTheScriptOfTheMethodUnlessAnotherOneIsChosen() {
		JsonNode visit = planned("MYSTERY_VISIT").body().path("visit");
		assertThat(visit.path("state").asString()).isEqualTo("PLANNED");
		assertThat(visit.path("touchpoints").path(0).path("questionnaire").asString()).isEqualTo("mystery-visit");
		assertThat(visit.path("touchpoints").path(0).path("version").asInt()).isEqualTo(1);
		assertThat(visit.path("touchpoints").path(1).path("name").asString()).isEqualTo("Farewell");
		JsonNode other = plan(this.head,
				with("touchpoints", List.of(Map.of("touchpoint", "greeting", "questionnaire", "patient"))))
			.body();
		assertThat(other.path("visit").path("touchpoints").path(0).path("questionnaire").asString())
			.isEqualTo("patient");
	}

	@Test
	void whatIsWrongWithAPlanIsNamed() {
		Instant now = Instant.now();
		refused(with("to", now.minusSeconds(1).toString()), "to", "out-of-range");
		refused(with("from", now.minus(Duration.ofDays(2)).toString()), "from", "out-of-range");
		refused(with("from", now.plus(Duration.ofDays(3)).toString()), "to", "out-of-range");
		refused(with("shopper", Map.of("name", "Mia", "email", "nowhere")), "shopper.email", "invalid-email");
		refused(with("brief", "a\u0000b"), "brief", "unfit-characters");
		refused(with("touchpoints", List.of(Map.of("touchpoint", "moon"))), "touchpoints[0].touchpoint",
				"unknown-touchpoint");
		refused(with("touchpoints", List.of(Map.of("touchpoint", "greeting", "questionnaire", "moon"))),
				"touchpoints[0].questionnaire", "unknown-questionnaire");
		refused(with("touchpoints", List.of(Map.of("touchpoint", "greeting"), Map.of("touchpoint", "greeting"))),
				"touchpoints[1].touchpoint", "duplicate");
		refused(with("site", "nowhere"), "site", "unknown-site");
	}

	@Test
	void onlyHeadOfficePlansMysteryVisits() {
		assertThat(plan(this.manager, ShopperApi.plan(this.site, "MYSTERY_VISIT")).status()).isEqualTo(403);
		assertThat(plan(this.staff, ShopperApi.plan(this.site, "INSPECTION")).status()).isEqualTo(403);
		assertThat(plan(this.manager, ShopperApi.plan(this.site, "INSPECTION")).status()).isEqualTo(201);
	}

	@Test
	void aMysteryVisitIsNowhereForTheSiteBeforeItIsDone() {
		ShopperApi.Answer planned = planned("MYSTERY_VISIT");
		UUID id = ShopperApi.id(planned.body());
		String everywhere = this.passports
			.of(new Caller("all", "All", Set.of(Role.SITE_MANAGER), SiteScope.allSites()));
		for (String passport : List.of(this.manager, this.staff, everywhere)) {
			assertThat(this.api.get(passport, VISITS + "?site=" + this.site).body().path("items")).isEmpty();
			assertThat(this.api.get(passport, VISITS + "/" + id).status()).isEqualTo(404);
		}
		for (String action : new String[] { "/cancel", "/link" }) {
			assertThat(this.api.post(this.manager, VISITS + "/" + id + action, Map.of()).status()).isEqualTo(404);
		}
		assertThat(this.api.get(this.head, VISITS + "?site=" + this.site).body().path("items")).hasSize(1);
	}

	@Test
	void aDoneMysteryVisitIsSeenByTheSiteWithoutWhoCameAndWhy() {
		ShopperApi.Answer planned = planned("MYSTERY_VISIT");
		Map<String, Object> fields = ShopperApi.answers();
		fields.put("observed", "The tall one");
		fields.put("hand-in", "yes");
		this.api.send(planned.body().path("link").asString(), fields);
		String path = VISITS + "/" + ShopperApi.id(planned.body());
		JsonNode forStaff = this.api.get(this.staff, path).body();
		assertThat(forStaff.path("visit").path("score").asDouble()).isEqualTo(100);
		assertThat(forStaff.path("visit").path("shopper").isNull()).isTrue();
		assertThat(forStaff.path("visit").path("brief").isNull()).isTrue();
		assertThat(forStaff.path("report").path("observed").isNull()).isTrue();
		assertThat(this.api.get(this.manager, path).body().path("report").path("observed").asString())
			.isEqualTo("The tall one");
		assertThat(this.api.get(this.passports.staff("elsewhere"), path).status()).isEqualTo(404);
	}

	@Test
	void anInspectionIsSeenByAllOfTheSite() {
		UUID id = ShopperApi.id(planned("INSPECTION").body());
		assertThat(this.api.get(this.staff, VISITS + "/" + id)
			.body()
			.path("visit")
			.path("shopper")
			.path("name")
			.asString()).isEqualTo("Mia");
	}

	@Test
	void theAddressOfAnInspectorIsForThoseWhoPlan() {
		Map<String, Object> wanted = ShopperApi.plan(this.site, "INSPECTION");
		wanted.put("shopper", Map.of("name", "Mia", "email", "mia@example.org"));
		UUID id = ShopperApi.id(plan(this.manager, wanted).body());
		assertThat(shopper(this.manager, id).path("email").asString()).isEqualTo("mia@example.org");
		assertThat(shopper(this.staff, id).path("name").asString()).isEqualTo("Mia");
		assertThat(shopper(this.staff, id).path("email").isNull()).isTrue();
	}

	private JsonNode shopper(String as, UUID id) {
		return this.api.get(as, VISITS + "/" + id).body().path("visit").path("shopper");
	}

	@Test
	void aPlanIsChangedByWhoSawItsNewestRevision() {
		ShopperApi.Answer planned = planned("INSPECTION");
		String path = VISITS + "/" + ShopperApi.id(planned.body());
		Map<String, Object> change = ShopperApi.plan(this.site, "INSPECTION");
		change.keySet().retainAll(List.of("from", "to", "shopper", "brief"));
		change.put("brief", "Look again.");
		assertThat(this.api.send(HttpMethod.PUT, this.manager, path, change).status()).isEqualTo(428);
		ShopperApi.Answer changed = this.api.send(HttpMethod.PUT, this.manager, path, change, "If-Match",
				String.valueOf(planned.tag()));
		assertThat(changed.status()).isEqualTo(200);
		assertThat(changed.body().path("brief").asString()).isEqualTo("Look again.");
		assertThat(this.api.send(HttpMethod.PUT, this.manager, path, change, "If-Match", String.valueOf(planned.tag()))
			.status()).isEqualTo(412);
	}

	@Test
	void aRefusedMoveNamesThosePossible() {
		ShopperApi.Answer planned = planned("INSPECTION");
		String path = VISITS + "/" + ShopperApi.id(planned.body());
		this.api.send(planned.body().path("link").asString(), Map.of("notes", "Begun"));
		Map<String, Object> change = ShopperApi.plan(this.site, "INSPECTION");
		change.keySet().retainAll(List.of("from", "to", "shopper", "brief"));
		ShopperApi.Answer refused = this.api.send(HttpMethod.PUT, this.manager, path, change, "If-Match", "\"2\"");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.reason()).isEqualTo("illegal-move");
		assertThat(refused.body().path("possible").toString()).contains("DONE", "CANCELLED", "MISSED");
		assertThat(this.api.post(this.manager, path + "/cancel", Map.of()).status()).isEqualTo(200);
		assertThat(this.api.post(this.manager, path + "/cancel", Map.of()).status()).isEqualTo(409);
	}

	@Test
	void aShopperWithAnAddressGetsALinkByMailWithASecretOfItsOwn() {
		ShopperApi.Answer planned = plan(this.head, with("shopper", Map.of("name", "Mia", "email", "mia@example.org")));
		UUID id = ShopperApi.id(planned.body());
		assertThat(told("visit.planned")).isEqualTo(1);
		ShopperApi.Answer contact = this.api.get(this.passports.service(), "/internal/visits/" + id + "/shopper");
		assertThat(contact.body().path("email").asString()).isEqualTo("mia@example.org");
		assertThat(contact.body().path("facts").path("brief").asString()).isEqualTo("Ask for an appointment.");
		assertThat(this.api.show(contact.body().path("trackingUrl").asString()).status()).isEqualTo(200);
		assertThat(this.api.show(planned.body().path("link").asString()).status()).isEqualTo(200);
		this.api.post(this.head, VISITS + "/" + id + "/cancel", Map.of());
		assertThat(this.api.get(this.passports.service(), "/internal/visits/" + id + "/shopper").status())
			.isEqualTo(404);
	}

	@Test
	void whoHasNoAddressGetsNoMail() {
		planned("INSPECTION");
		assertThat(told("visit.planned")).isZero();
	}

	@Test
	void aShopperIsRemindedOnceBeforeTheEnd() {
		UUID id = ShopperApi
			.id(plan(this.head, with("shopper", Map.of("name", "Mia", "email", "mia@example.org"))).body());
		this.sweep.sweep().block();
		assertThat(told("visit.reminder")).isZero();
		this.sites.change("UPDATE site_visit SET planned_at = now() - interval '3 days', "
				+ "window_to = now() + interval '23 hours' WHERE id = '" + id + "'");
		this.sweep.sweep().block();
		this.sweep.sweep().block();
		assertThat(told("visit.reminder")).isEqualTo(1);
	}

	@Test
	void theScriptOfTheMethodIsOfferedFirst() {
		JsonNode scripts = this.api.get(this.head, VISITS + "/scripts?method=INSPECTION").body();
		assertThat(scripts.path(0).path("questionnaire").asString()).isEqualTo("inspection");
		assertThat(scripts.path(0).path("standard").asBoolean()).isTrue();
		assertThat(scripts.path(0).path("scored").asInt()).isEqualTo(6);
	}

	@Test
	void aFindingIsOfAKind() {
		ShopperApi.Answer refused = this.api.post(this.manager, "/api/feedback/security-findings",
				Map.of("site", this.site, "what", "The back door is open."));
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.body().path("errors").path(0).path("field").asString()).isEqualTo("kind");
	}

	@Test
	void aManagerRecordsAFindingAndSeesToItOnce() {
		ShopperApi.Answer made = this.api.post(this.manager, "/api/feedback/security-findings",
				Map.of("site", this.site, "kind", "ACCESS", "what", "The back door is open."));
		assertThat(made.status()).isEqualTo(201);
		String path = "/api/feedback/security-findings/" + made.body().path("id").asString();
		assertThat(this.api.get(this.head, path).body().path("recordedBy").asString()).isNotBlank();
		assertThat(this.api.get(this.staff, path).status()).isEqualTo(403);
		assertThat(this.api.get(this.passports.siteManager("elsewhere"), path).status()).isEqualTo(404);
		assertThat(this.api.post(this.manager, path + "/handle", Map.of("note", "Locked."))
			.body()
			.path("state")
			.asString()).isEqualTo("HANDLED");
		assertThat(this.api.post(this.manager, path + "/handle", Map.of("note", "Again.")).status()).isEqualTo(409);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/scripts?method=INSPECTION" })
	void operationsIsNotConcerned(String path) {
		assertThat(this.api.get(this.passports.ops(), VISITS + path).status()).isEqualTo(403);
	}

}
