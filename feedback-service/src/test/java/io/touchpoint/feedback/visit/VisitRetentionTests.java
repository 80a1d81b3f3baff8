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
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.Pictures;
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

	@Autowired
	AgedFindingRepository findings;

	private final String head = new TestPassports("feedback-service").headOffice();

	private ShopperApi api;

	private String site;

	private UUID visit;

	@BeforeEach
	void aVisitThatWasHandedInWithAPhotoAndNotes() throws IOException {
		this.api = new ShopperApi(this.web);
		this.site = "kept-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(this.site);
		ShopperApi.Answer planned = this.api.post(this.head, "/api/feedback/visits",
				ShopperApi.plan(this.site, "MYSTERY_VISIT"));
		this.visit = ShopperApi.id(planned.body());
		String link = planned.body().path("link").asString();
		this.api.send(link, Map.of("photo-1", Pictures.image("jpeg", 40, 30)));
		Map<String, Object> report = new HashMap<>(ShopperApi.answers());
		report.put("notes", "It rained.");
		report.put("observed", "The tall one");
		report.put("hand-in", "yes");
		this.api.send(link, report);
		this.sites.change("UPDATE site_visit SET ended_at = '" + this.ended + "' WHERE id = '" + this.visit + "'");
	}

	private JsonNode detail(UUID visit) {
		return this.api.get(this.head, "/api/feedback/visits/" + visit).body();
	}

	private JsonNode report() {
		return detail(this.visit).path("report");
	}

	private long count(String rows) {
		return this.sites.count("SELECT count(*) FROM " + rows);
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
		assertThat(count("site_visit WHERE score IS NOT NULL AND id = '" + this.visit + "'")).isOne();
	}

	@Test
	void whoWentThereGoesWithTheNotesAndTheVisitStaysInTheList() {
		assertThat(detail(this.visit).path("visit").path("shopper").path("name").asString()).isEqualTo("Mia");
		assertThat(cut(this.visitNotes, this.ended, this.ended.plusSeconds(1))).isOne();
		assertThat(detail(this.visit).path("visit").path("shopper").isNull()).isTrue();
		assertThat(detail(this.visit).path("visit").path("brief").asString()).isEmpty();
		assertThat(count("site_visit WHERE id = '" + this.visit
				+ "' AND shopper IS NULL AND shopper_email IS NULL AND brief = ''"))
			.isOne();
		JsonNode items = this.api.get(this.head, "/api/feedback/visits?site=" + this.site).body().path("items");
		assertThat(items).hasSize(1);
		assertThat(items.path(0).path("shopper").isNull()).isTrue();
		assertThat(this.api
			.get(new TestPassports("feedback-service").staff(this.site), "/api/feedback/visits/" + this.visit)
			.status()).isEqualTo(200);
	}

	@Test
	void whoShouldHaveGoneThereGoesAndWhatTheyTypedForAReportThatNeverCame() {
		ShopperApi.Answer planned = this.api.post(this.head, "/api/feedback/visits",
				ShopperApi.plan(this.site, "INSPECTION"));
		UUID missed = ShopperApi.id(planned.body());
		this.api.send(planned.body().path("link").asString(), Map.of("notes", "Half of it"));
		assertThat(count("visit_draft WHERE visit = '" + missed + "'")).isOne();
		Instant over = this.ended.plusSeconds(10);
		this.sites
			.change("UPDATE site_visit SET state = 'MISSED', ended_at = '" + over + "' WHERE id = '" + missed + "'");
		assertThat(cut(this.visitNotes, over, over.plusSeconds(1))).isOne();
		assertThat(count("visit_draft WHERE visit = '" + missed + "'")).isZero();
		assertThat(detail(missed).path("visit").path("shopper").isNull()).isTrue();
		assertThat(detail(missed).path("visit").path("state").asString()).isEqualTo("MISSED");
	}

	@Test
	void whatAFindingSaysGoesOnceItsTimeSinceItWasHandledIsOver() {
		String path = "/api/feedback/security-findings";
		Map<String, Object> found = Map.of("site", this.site, "kind", "THEFT", "what", "Tom left the till open.",
				"place", "Hall");
		String handled = path + "/" + this.api.post(this.head, path, found).body().path("id").asString();
		String open = path + "/" + this.api.post(this.head, path, found).body().path("id").asString();
		this.api.post(this.head, handled + "/handle", Map.of("note", "Told Tom."));
		this.sites.change("UPDATE security_finding SET found_at = found_at - interval '2 years', handled_at = CASE WHEN"
				+ " handled_at IS NOT NULL THEN '" + this.ended + "'::timestamptz END WHERE site = '" + this.site
				+ "'");
		assertThat(cut(this.findings, this.ended.minusSeconds(1), this.ended)).isZero();
		assertThat(this.api.get(this.head, handled).body().path("what").asString()).startsWith("Tom");
		assertThat(cut(this.findings, this.ended, this.ended.plusSeconds(1))).isOne();
		JsonNode cut = this.api.get(this.head, handled).body();
		for (String words : new String[] { "what", "place", "note" }) {
			assertThat(cut.path(words).isNull()).as(words).isTrue();
		}
		assertThat(cut.path("kind").asString()).isEqualTo("THEFT");
		assertThat(cut.path("state").asString()).isEqualTo("HANDLED");
		assertThat(this.api.get(this.head, open).body().path("what").asString()).as("nobody has seen to it")
			.startsWith("Tom");
		assertThat(this.api.get(this.head, path + "?site=" + this.site).body().path("items")).hasSize(2);
	}

}
