package io.touchpoint.feedback.visit;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.feedback.retention.Keeping;
import io.touchpoint.feedback.voice.ScanCheckTests;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class VisitRetentionTests {

	private static final AtomicInteger number = new AtomicInteger();

	/** Shared with no other visit. */
	private final Instant ended = Instant.parse("2025-05-04T10:00:00Z").plusSeconds(number.incrementAndGet() * 60);

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	SiteScopedTransaction transaction;

	@Autowired
	AgedPhotoRepository visitPhotos;

	@Autowired
	AgedNotesRepository visitNotes;

	private final String head = new TestPassports("feedback-service").headOffice();

	private ShopperApi api;

	private UUID visit;

	@BeforeEach
	void aVisitThatWasHandedInWithAPhotoAndNotes() throws IOException {
		this.api = new ShopperApi(this.web);
		String site = "kept-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(site);
		ShopperApi.Answer planned = this.api.post(this.head, "/api/feedback/visits",
				ShopperApi.plan(site, "MYSTERY_VISIT"));
		this.visit = ShopperApi.id(planned.body());
		String link = planned.body().path("link").asString();
		this.api.send(link, Map.of("photo-1", ScanCheckTests.image("jpeg", 40, 30)));
		Map<String, Object> report = new HashMap<>(ShopperApi.answers());
		report.put("notes", "It rained.");
		report.put("observed", "The tall one");
		report.put("hand-in", "yes");
		this.api.send(link, report);
		this.sites.change("UPDATE site_visit SET ended_at = '" + this.ended + "' WHERE id = '" + this.visit + "'");
	}

	private JsonNode report() {
		return this.api.get(this.head, "/api/feedback/visits/" + this.visit).body().path("report");
	}

	/** Counts, cuts, and cuts once more. */
	private long cut(Keeping keeping, Instant from, Instant before) {
		SiteScope all = SiteScope.allSites();
		Long due = this.transaction.run(all, keeping.count(from, before, 9)).block();
		Long cut = this.transaction.run(all, keeping.cut(from, before)).block();
		assertThat(cut).isNotNull().isEqualTo(due);
		assertThat(this.transaction.run(all, keeping.cut(from, before)).block()).isZero();
		return cut;
	}

	@Test
	void photosGoAndTheReportSaysSo() {
		assertThat(cut(this.visitPhotos, this.ended.minusSeconds(1), this.ended)).isZero();
		assertThat(report().path("photosRemovedAt").isNull()).isTrue();
		assertThat(report().path("sections").path(0).path("photos")).hasSize(1);
		assertThat(cut(this.visitPhotos, this.ended, this.ended.plusSeconds(1))).isOne();
		assertThat(report().path("photosRemovedAt").asString()).isNotEmpty();
		assertThat(report().path("sections").path(0).path("photos")).isEmpty();
	}

	@Test
	void notesGoAndTheScoreStays() {
		assertThat(cut(this.visitNotes, this.ended.minusSeconds(1), this.ended)).isZero();
		assertThat(report().path("notes").asString()).isEqualTo("It rained.");
		assertThat(cut(this.visitNotes, this.ended, this.ended.plusSeconds(1))).isOne();
		assertThat(report().path("notes").isNull()).isTrue();
		assertThat(report().path("observed").isNull()).isTrue();
		assertThat(this.sites
			.count("SELECT count(*) FROM site_visit WHERE score IS NOT NULL AND id = '" + this.visit + "'")).isOne();
	}

}
