package io.touchpoint.feedback.journey;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.feedback.journey.JourneyApi.find;

/**
 * A site with the plan of the organisation, its manager, and a site of others.
 */
abstract class PlannedSite {

	final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	JourneyApi api;

	String own;

	String foreign;

	String manager;

	@BeforeEach
	void hospitals() {
		String run = UUID.randomUUID().toString().substring(0, 8);
		this.api = new JourneyApi(this.web);
		this.own = "own-" + run;
		this.foreign = "foreign-" + run;
		this.sites.arrive(this.own, this.foreign);
		this.manager = this.passports.siteManager(this.own);
	}

	JsonNode evaluation(String touchpoint) {
		return find(this.api.get(this.manager, "/api/feedback/evaluations?site=" + this.own).ok().path("items"),
				"touchpoint", touchpoint);
	}

	String at(String site, String touchpoint) {
		return "/api/feedback/sites/" + site + "/touchpoints/PATIENT/" + touchpoint;
	}

	JsonNode plan(String touchpoint, String plan) {
		return this.api
			.send(HttpMethod.PUT, this.manager, at(this.own, touchpoint) + "/plan", plan, revision(touchpoint))
			.ok();
	}

	long revision(String touchpoint) {
		return evaluation(touchpoint).path("revision").asLong();
	}

	static String every(String count, String unit, String method) {
		return "{\"method\": \"%s\", \"every\": %s, \"rhythm\": \"%s\", \"owner\": \"desk\"}".formatted(method, count,
				unit);
	}

	/** As if the site and its plans had been there for years. */
	void longAgo() {
		this.sites.change("UPDATE site SET known_since = '2024-01-01' WHERE code = '" + this.own + "'");
		this.sites.change("UPDATE site_touchpoint SET changed_at = '2024-01-01' WHERE site = '" + this.own + "'");
		this.sites.change("""
				UPDATE site_evaluation_plan SET in_force_since = '2024-01-01' WHERE site = '%s'""".formatted(this.own));
	}

}
