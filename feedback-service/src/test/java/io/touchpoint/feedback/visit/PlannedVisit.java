package io.touchpoint.feedback.visit;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A mystery visit that was planned, and the link to its page.
 */
abstract class PlannedVisit {

	final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	ShopperApi api;

	String site;

	String head;

	UUID visit;

	String link;

	@BeforeEach
	void aMysteryVisit() {
		this.api = new ShopperApi(this.web);
		this.site = "sp-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(this.site);
		this.head = this.passports.headOffice();
		plan(ShopperApi.plan(this.site, "MYSTERY_VISIT"));
	}

	void plan(Map<String, Object> wanted) {
		ShopperApi.Answer planned = this.api.post(this.head, "/api/feedback/visits", wanted);
		assertThat(planned.status()).as(planned.body().toString()).isEqualTo(201);
		this.visit = ShopperApi.id(planned.body());
		this.link = planned.body().path("link").asString();
	}

	JsonNode read() {
		return this.api.get(this.head, "/api/feedback/visits/" + this.visit).body();
	}

	long count(String what) {
		return this.sites.count("SELECT count(*) FROM " + what.formatted(this.site, this.visit));
	}

	static Map<String, Object> with(String... fields) {
		Map<String, Object> all = new HashMap<>(ShopperApi.answers());
		for (int i = 0; i < fields.length; i += 2) {
			all.put(fields[i], fields[i + 1]);
		}
		return all;
	}

}
