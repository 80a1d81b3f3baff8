package io.touchpoint.feedback.visit;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.FeedbackTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@FeedbackTest
class HandInTests extends PlannedVisit {

	@Autowired
	VisitSweep sweep;

	@Test
	void aScoreIsToldOnceWhenTheReportIsCounted() {
		String scored = "outbox WHERE site = '%s' AND type = 'visit.scored'";
		this.api.send(this.link, with("s1-greet", "false", "save", "yes"));
		assertThat(count(scored)).isZero();
		this.api.send(this.link, with("s1-greet", "false", "hand-in", "yes"));
		this.sweep.sweep().block();
		assertThat(count(scored + " AND (data ->> 'score')::float = 90 AND data ->> 'scored' = '10'")).isEqualTo(1);
		assertThat(count(scored)).isEqualTo(1);
	}

	@Test
	void aScoreThatAnOlderVersionDidNotTellIsToldAtTheNextLook() {
		this.api.send(this.link, with("hand-in", "yes"));
		this.sites.change("UPDATE site_visit SET score_told_at = NULL WHERE id = '" + this.visit + "'");
		this.sweep.sweep().block();
		assertThat(count("outbox WHERE site = '%s' AND type = 'visit.scored'")).isEqualTo(2);
		this.sweep.sweep().block();
		assertThat(count("outbox WHERE site = '%s' AND type = 'visit.scored'")).isEqualTo(2);
	}

	@Test
	void whatAnObserverWritesIsNeverShownInPublic() {
		this.api.send(this.link, with("s1-comment", "Nobody looked up.", "hand-in", "yes"));
		String path = "/api/feedback/responses/"
				+ this.sites.id("SELECT id FROM response WHERE comment IS NOT NULL AND site = '" + this.site + "'")
				+ "/moderation";
		for (String state : new String[] { "APPROVED", "HIDDEN", "UNCHECKED" }) {
			ShopperApi.Answer refused = this.api.send(HttpMethod.PUT, this.head, path, Map.of("state", state));
			assertThat(refused.status()).isEqualTo(409);
			assertThat(refused.reason()).isEqualTo("never-public");
		}
		JsonNode view = this.api.get(this.head, path).body();
		assertThat(view.path("state").asString()).isEqualTo("UNCHECKED");
		assertThat(view.path("proposed").isNull()).isTrue();
		assertThatThrownBy(() -> this.sites.change(
				"UPDATE response SET moderation = 'APPROVED', public_comment = 'x' WHERE site = '" + this.site + "'"))
			.hasStackTraceContaining("observers_are_never_public");
	}

	@Test
	void whatIsMissingIsNamedBesideTheQuestionAndNothingIsLost() {
		ShopperApi.Page page = this.api.send(this.link,
				Map.of("s1-comment", "All was well.", "finding-what", "An open till", "hand-in", "yes"));
		assertThat(page.status()).isEqualTo(400);
		assertThat(page.html()).contains("href=\"#s1-greet-true\"", "href=\"#s2-thank-true\"",
				"href=\"#finding-kind-THEFT\"", "All was well.", "An open till");
		assertThat(read().path("visit").path("state").asString()).isEqualTo("STARTED");
	}

	@Test
	void aReportBecomesAResponseForEachTouchpointAndAScore() {
		ShopperApi.Page page = this.api.send(this.link,
				with("s1-greet", "false", "s1-greeting-time.minutes", "1", "s1-greeting-time.seconds", "45",
						"s1-job-knowledge", "4", "s2-comment", "They waved.", "notes", "Busy day", "observed",
						"The tall one", "hand-in", "yes"));
		assertThat(page.status()).isEqualTo(303);
		assertThat(this.api.show(this.link).html()).contains("Thank you, the report is in")
			.doesNotContain("Ask for an appointment.");
		JsonNode done = read();
		assertThat(done.path("visit").path("state").asString()).isEqualTo("DONE");
		// Greeting: 0, 1, 1, 1, 1, half of the time between 30 and 180 s, 3 of 4;
		// farewell: 5 of 5.
		assertThat(done.path("visit").path("touchpoints").path(0).path("score").asDouble())
			.isEqualTo(100 * (4 + 0.5 + 0.75) / 7, within(1e-9));
		assertThat(done.path("visit").path("touchpoints").path(1).path("score").asDouble()).isEqualTo(100);
		assertThat(done.path("visit").path("scored").asInt()).isEqualTo(12);
		JsonNode report = done.path("report");
		assertThat(report.path("scores").path("steps").path("GREET").path("n").asInt()).isEqualTo(3);
		assertThat(report.path("scores").path("competencies").path("JOB_KNOWLEDGE").path("value").asDouble())
			.isEqualTo(75);
		assertThat(report.path("notes").asString()).isEqualTo("Busy day");
		assertThat(report.path("observed").asString()).isEqualTo("The tall one");
		assertThat(report.path("sections").path(0).path("answers").path(0).path("value").asInt()).isEqualTo(105);
		assertThat(report.path("sections").path(1).path("comment").asString()).isEqualTo("They waved.");
		assertThat(count("response WHERE site = '%s' AND channel = 'MYSTERY_VISIT' AND moment = 'NEUTRAL'"))
			.isEqualTo(2);
		assertThat(count("answer_day WHERE site = '%s' AND channel = 'MYSTERY_VISIT' AND answers = 1")).isEqualTo(2);
		assertThat(count("visit_draft WHERE site = '%s'")).isZero();
	}

	@Test
	void whatARestrictedComplaintCameFromIsReportedWithoutItsWords() {
		this.api.send(this.link, with("s2-comment", "Smith shouted.", "hand-in", "yes"));
		UUID response = UUID.fromString(read().path("report").path("sections").path(1).path("response").asString());
		this.sites.change(
				"INSERT INTO restricted_answer (response, complaint, site, restricted, handlers, revision) VALUES ('"
						+ response + "', gen_random_uuid(), '" + this.site + "', true, '{}', 1)");
		JsonNode section = read().path("report").path("sections").path(1);
		assertThat(section.path("comment").isNull()).isTrue();
		assertThat(section.path("restricted").asBoolean()).isTrue();
		assertThat(section.path("answers")).isNotEmpty();
		assertThat(section.path("score").asDouble()).isEqualTo(100);
	}

	@Test
	void aBadReportIsNoMomentOfMiseryAndAlarmsNobody() {
		Map<String, Object> poor = ShopperApi.plan(this.site, "MYSTERY_VISIT");
		poor.put("touchpoints", List.of(Map.of("touchpoint", "greeting", "questionnaire", "patient")));
		plan(poor);
		assertThat(this.api.send(this.link, Map.of("s1-overall", "1", "s1-nps", "0", "hand-in", "yes")).status())
			.isEqualTo(303);
		assertThat(count("response WHERE site = '%s' AND moment = 'NEUTRAL' AND overall = 1")).isEqualTo(1);
		assertThat(count("outbox WHERE site = '%s' AND type = 'response.received' AND data ->> 'moment' <> 'NEUTRAL'"))
			.isZero();
	}

	@Test
	void aSecondHandInCountsOnce() {
		assertThat(this.api.send(this.link, with("hand-in", "yes")).status()).isEqualTo(303);
		assertThat(this.api.send(this.link, with("s1-greet", "false", "hand-in", "yes")).status()).isEqualTo(303);
		assertThat(count("response WHERE site = '%s'")).isEqualTo(2);
		assertThat(read().path("visit").path("score").asDouble()).isEqualTo(100);
	}

	@Test
	void aReportThatWasHandedInAndNotCountedIsCountedAtTheNextLook() {
		this.api.send(this.link, with("save", "yes"));
		this.sites.change("UPDATE site_visit SET handed_in_at = now() WHERE id = '" + this.visit + "'");
		assertThat(this.api.send(this.link, with("s1-greet", "false", "hand-in", "yes")).status()).isEqualTo(303);
		this.sweep.sweep().block();
		this.sweep.sweep().block();
		assertThat(read().path("visit").path("state").asString()).isEqualTo("DONE");
		assertThat(read().path("visit").path("score").asDouble()).isEqualTo(100);
		assertThat(count("response WHERE site = '%s'")).isEqualTo(2);
	}

	@Test
	void aReportThatWasHandedInIsNotCalledOffBeforeItIsCounted() {
		this.api.send(this.link, with("save", "yes"));
		this.sites.change("UPDATE site_visit SET handed_in_at = now() WHERE id = '" + this.visit + "'");
		ShopperApi.Answer cancelled = this.api.post(this.head, "/api/feedback/visits/" + this.visit + "/cancel",
				Map.of());
		assertThat(cancelled.status()).isEqualTo(409);
		assertThat(cancelled.body().path("type").asString()).isEqualTo("/problems/handed-in");
		this.sweep.sweep().block();
		assertThat(read().path("visit").path("state").asString()).isEqualTo("DONE");
	}

	@Test
	void aReportIsNotTakenBeforeTheWindowAndNothingIsLost() {
		this.sites
			.change("UPDATE site_visit SET window_from = now() + interval '1 hour' WHERE id = '" + this.visit + "'");
		ShopperApi.Page page = this.api.send(this.link, with("notes", "Too soon", "hand-in", "yes"));
		assertThat(page.status()).isEqualTo(409);
		assertThat(page.html()).contains("The visit has not begun yet", "Too soon");
	}

	@Test
	void aLateReportCountsInThePeriodOfItsWindow() {
		this.sites.change("UPDATE site_visit SET window_from = now() - interval '4 days', "
				+ "window_to = now() - interval '3 days' WHERE id = '" + this.visit + "'");
		assertThat(this.api.send(this.link, with("hand-in", "yes")).status()).isLessThan(400);
		assertThat(read().path("visit").path("state").asString()).isEqualTo("DONE");
		assertThat(
				this.sites.count("SELECT count(*) FROM response r JOIN site_visit v ON v.site = r.site WHERE v.id = '"
						+ this.visit + "' AND r.occurred_at = v.window_to"))
			.isPositive();
		assertThat(
				this.sites.count("SELECT count(*) FROM response r JOIN site_visit v ON v.site = r.site WHERE v.id = '"
						+ this.visit + "' AND r.occurred_at > v.window_to"))
			.isZero();
	}

	@Test
	void aVisitWithoutAReportIsMissedAfterItsTime() {
		this.sites.change("UPDATE site_visit SET window_from = now() - interval '9 days', "
				+ "window_to = now() - interval '8 days', closes_at = now() - interval '1 day' WHERE id = '"
				+ this.visit + "'");
		assertThat(this.api.show(this.link).html()).contains("The time for this report is over");
		assertThat(this.api.send(this.link, with("hand-in", "yes")).status()).isEqualTo(410);
		this.sweep.sweep().block();
		assertThat(read().path("visit").path("state").asString()).isEqualTo("MISSED");
	}

	@Test
	void aFindingIsKnownToManagersOnceTheVisitIsDone() {
		String manager = this.passports.siteManager(this.site);
		String path = "/api/feedback/security-findings?site=" + this.site;
		this.api.send(this.link, with("finding-kind", "THEFT", "finding-what", "An open till", "finding-place",
				"Desk 2", "save", "yes"));
		assertThat(this.api.get(manager, path).body().path("items")).isEmpty();
		this.api.send(this.link, with("finding-kind", "THEFT", "finding-what", "An open till", "finding-place",
				"Desk 2", "hand-in", "yes"));
		JsonNode found = this.api.get(manager, path).body().path("items");
		assertThat(found).hasSize(1);
		assertThat(found.path(0).path("what").asString()).isEqualTo("An open till");
		assertThat(found.path(0).path("visit").asString()).isEqualTo(this.visit.toString());
		assertThat(this.api.get(this.passports.staff(this.site), path).status()).isEqualTo(403);
	}

}
