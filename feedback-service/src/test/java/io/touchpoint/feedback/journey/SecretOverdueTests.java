package io.touchpoint.feedback.journey;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.feedback.voice.FakeFellows;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whom a mystery visit is told to that nobody planned in time: head office, never the
 * site.
 */
@FeedbackTest
class SecretOverdueTests {

	private static final FakeFellows fellows = new FakeFellows();

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	OverdueSweep sweep;

	@Autowired
	Sites sites;

	@Autowired
	WebTestClient web;

	private String site;

	@DynamicPropertySource
	static void fellows(DynamicPropertyRegistry properties) {
		properties.add("spring.cloud.discovery.client.simple.instances.gateway[0].uri", fellows::url);
	}

	@AfterAll
	static void stop() {
		fellows.stop();
	}

	/** Two touchpoints that should have been looked at each week, for years. */
	@BeforeEach
	void overdue() {
		this.site = "hush-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(this.site);
		this.sites.change("UPDATE site SET known_since = '2024-01-01' WHERE code = '" + this.site + "'");
		this.sites.change("""
				INSERT INTO site_evaluation_plan (site, customer_type, touchpoint, method, every, rhythm, owner,
					in_force_since)
				SELECT '%s', 'PATIENT', touchpoint, method, 1, 'WEEKS', 'facilities', '2024-01-01'
				FROM (VALUES ('entrance', 'MYSTERY_VISIT'), ('restroom', 'INSPECTION')) AS t (touchpoint, method)
				""".formatted(this.site));
	}

	private long told(String touchpoint, String planners) {
		return this.sites.count("""
				SELECT count(*) FROM outbox WHERE type = 'evaluation.overdue' AND site = '%s'
					AND data ->> 'touchpoint' = '%s' AND coalesce(data ->> 'planners', 'none') = '%s'
				""".formatted(this.site, touchpoint, planners));
	}

	private WebTestClient.BodyContentSpec get(String path) {
		return this.web.get()
			.uri("/internal/sites/" + this.site + "/overdue-evaluations" + path)
			.headers((headers) -> headers.setBearerAuth(this.passports.service()))
			.exchange()
			.expectBody();
	}

	@Test
	void headOfficeIsToldOfAMysteryVisitAndTheSiteOfAllElse() {
		UUID head = fellows.headOffice(this.site, "head@work.example");
		this.sweep.sweep().block(Duration.ofSeconds(60));
		this.sweep.sweep().block(Duration.ofSeconds(60));
		assertThat(told("entrance", "[\"" + head + "\"]")).isOne();
		assertThat(told("restroom", "none")).isOne();
		get("/planners/" + head).jsonPath("$.email")
			.isEqualTo("head@work.example")
			.jsonPath("$.facts.items")
			.value(String.class, (items) -> assertThat(items).startsWith("Entrance").doesNotContain("estroom"));
		get("").jsonPath("$.email")
			.isEqualTo("care@" + this.site + ".example.org")
			.jsonPath("$.facts.items")
			.value(String.class, (items) -> assertThat(items).doesNotContain("Entrance"));
		get("/planners/" + fellows.colleague(this.site, true)).jsonPath("$.status").isEqualTo(404);
	}

	@Test
	void aMysteryVisitWaitsWhileNobodyKnowsWhomToTell() {
		fellows.away("gateway", true);
		this.sweep.sweep().block(Duration.ofSeconds(60));
		assertThat(told("restroom", "none")).isOne();
		assertThat(told("entrance", "none")).isZero();
		fellows.away("gateway", false);
		UUID head = fellows.headOffice(this.site, "head@work.example");
		this.sweep.sweep().block(Duration.ofSeconds(60));
		assertThat(told("entrance", "[\"" + head + "\"]")).isOne();
	}

}
