package io.touchpoint.feedback;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.touchpoint.starter.testing.TestDatabase;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The database alone keeps sites apart, without any check of the service.
 */
@FeedbackTest
class RowLevelSecurityTests {

	@Autowired
	TestDatabase database;

	@Autowired
	Sites sites;

	@Autowired
	WebTestClient web;

	private void fill() {
		this.sites.arrive("wall-a", "wall-b");
		for (String site : new String[] { "wall-a", "wall-b" }) {
			this.web.post()
				.uri("/public/responses")
				.header("Idempotency-Key", UUID.randomUUID().toString())
				.contentType(MediaType.APPLICATION_JSON)
				.bodyValue("""
						{"survey": "%s", "answers": {"overall": 3},
						 "contact": {"email": "ana@example.org", "consent": true}}
						""".formatted(this.sites.survey(site, "waiting")))
				.exchange()
				.expectStatus()
				.isCreated();
			this.sites.change("""
					INSERT INTO site_touchpoint (site, customer_type, touchpoint, active, changed_at)
					VALUES ('%s', 'PATIENT', 'parking', false, now()) ON CONFLICT DO NOTHING""".formatted(site));
			this.sites.change("""
					INSERT INTO site_evaluation_plan (site, customer_type, touchpoint, method, every, rhythm, owner,
						in_force_since)
					VALUES ('%s', 'PATIENT', 'parking', 'INSPECTION', 1, 'WEEKS', 'facilities', now())
					ON CONFLICT DO NOTHING""".formatted(site));
			this.sites.change("""
					INSERT INTO evaluation_overdue (id, site, customer_type, touchpoint, due_on, told_at)
					VALUES (gen_random_uuid(), '%s', 'PATIENT', 'parking', '2026-10-31', now())
					ON CONFLICT DO NOTHING""".formatted(site));
			this.sites.change("""
					INSERT INTO comment_publication (site, shown, revision, changed_at, changed_by)
					VALUES ('%s', true, 1, now(), 'wall') ON CONFLICT DO NOTHING""".formatted(site));
		}
	}

	private void fillVoices() throws SQLException {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("SELECT set_config('app.sites', '*', true)");
			for (String site : new String[] { "wall-a", "wall-b" }) {
				statement.executeUpdate(
						"""
								WITH a AS (
									INSERT INTO alert (id, site, touchpoint, kind, reachable, response, answers, first_at, last_at, raised_at)
									VALUES (gen_random_uuid(), '%1$s', 'waiting', 'MISERY', true, gen_random_uuid(), 1, now(), now(), now())
									RETURNING id
								), l AS (
									INSERT INTO letter (id, site, name, type, bytes, scan, received_at, received_by)
									VALUES (gen_random_uuid(), '%1$s', 'wall', 'image/png', 1, '', now(), 'wall')
								), c AS (
									INSERT INTO compliment (id, site, source, language, contactable, recorded_at)
									VALUES (gen_random_uuid(), '%1$s', 'REMARK', 'en', true, now()) RETURNING id
								), f AS (
									INSERT INTO restricted_answer (response, complaint, site, restricted, handlers, revision)
									VALUES (gen_random_uuid(), gen_random_uuid(), '%1$s', true, '{}', 1)
								), k AS (
									INSERT INTO compliment_contact (compliment, site, email) SELECT id, '%1$s', 'a@example.org' FROM c
								), d AS (
									INSERT INTO moderation_decision (id, response, site, state, decided_by, decided_at)
									SELECT gen_random_uuid(), id, site, 'HIDDEN', 'wall', now() FROM response WHERE site = '%1$s'
								)
								INSERT INTO alert_answer (response, alert, site) SELECT gen_random_uuid(), id, '%1$s' FROM a
								"""
							.formatted(site));
			}
			connection.commit();
		}
	}

	private void fillVisits() throws SQLException {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("SELECT set_config('app.sites', '*', true)");
			for (String site : new String[] { "wall-a", "wall-b" }) {
				for (String kind : new String[] { "'INSPECTION', 'PLANNED'", "'MYSTERY_VISIT', 'DONE'",
						"'MYSTERY_VISIT', 'STARTED'" }) {
					statement.executeUpdate(
							"""
									WITH v AS (
										INSERT INTO site_visit (id, site, customer_type, language, window_from, window_to,
											closes_at, shopper, brief, planned_by, planned_at, method, state)
										VALUES (gen_random_uuid(), '%1$s', 'PATIENT', 'en', now(), now() + interval '1 day',
											now() + interval '8 days', 'Mia', '', 'Hanna', now(), %2$s) RETURNING id
									), s AS (
										INSERT INTO visit_stop (visit, site, ordinal, touchpoint, questionnaire, version)
										SELECT id, '%1$s', 1, 'greeting', 'mystery-visit', 1 FROM v
									), h AS (
										INSERT INTO visit_secret (hash, visit, site, made_at)
										SELECT decode(replace(gen_random_uuid()::text, '-', ''), 'hex'), id, '%1$s', now() FROM v
									), p AS (
										INSERT INTO visit_photo (id, visit, site, ordinal, type, bytes, content, taken_at)
										SELECT gen_random_uuid(), id, '%1$s', 1, 'image/png', 1, '', now() FROM v
									), f AS (
										INSERT INTO security_finding (id, site, kind, what, found_at)
										VALUES (gen_random_uuid(), '%1$s', 'OTHER', 'wall', now())
									)
									INSERT INTO visit_draft (visit, site, typed, saved_at) SELECT id, '%1$s', '{}', now() FROM v
									"""
								.formatted(site, kind));
				}
			}
			connection.commit();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "site_visit v", "visit_stop JOIN site_visit v ON v.id = visit",
			"visit_secret JOIN site_visit v ON v.id = visit", "visit_draft JOIN site_visit v ON v.id = visit",
			"visit_photo JOIN site_visit v ON v.id = visit" })
	void aMysteryVisitIsHiddenFromItsSiteUntilItIsDone(String tables) throws SQLException {
		fill();
		fillVisits();
		String hidden = " WHERE v.method = 'MYSTERY_VISIT' AND v.state <> 'DONE'";
		assertThat(count("wall-a", "SELECT count(*) FROM " + tables)).isPositive();
		assertThat(count("wall-a", "SELECT count(*) FROM " + tables + hidden)).isZero();
		assertThat(count("*", "SELECT count(*) FROM " + tables + hidden)).isPositive();
	}

	@Test
	void whatBelongsToAHiddenVisitIsHiddenByItself() throws SQLException {
		fill();
		fillVisits();
		for (String table : new String[] { "visit_stop", "visit_secret", "visit_draft", "visit_photo" }) {
			long all = count("*", "SELECT count(*) FROM " + table + " WHERE site = 'wall-a'");
			assertThat(count("wall-a", "SELECT count(*) FROM " + table)).as(table).isPositive().isLessThan(all);
		}
	}

	@Test
	void aSiteCannotPlanAMysteryVisitForItself() throws SQLException {
		fill();
		assertThatThrownBy(() -> write("wall-a", """
				INSERT INTO site_visit (id, site, customer_type, language, window_from, window_to, closes_at, shopper,
					brief, planned_by, planned_at, method, state)
				VALUES (gen_random_uuid(), 'wall-a', 'PATIENT', 'en', now(), now() + interval '1 day', now(), 'Mia', '',
					'Max', now(), 'MYSTERY_VISIT', 'PLANNED')""")).hasMessageContaining("row-level security");
	}

	private long count(String scope, String sql) throws SQLException {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("SELECT set_config('app.sites', '" + scope + "', true)");
			try (ResultSet rows = statement.executeQuery(sql)) {
				rows.next();
				return rows.getLong(1);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "site:code", "survey:site", "response:site", "response_contact:site", "submission:site",
			"alert:site", "alert_answer:site", "moderation_decision:site", "letter:site", "compliment:site",
			"compliment_contact:site", "answer_day:site", "site_evaluation_plan:site", "site_touchpoint:site",
			"evaluation_overdue:site", "site_visit:site", "visit_stop:site", "visit_secret:site", "visit_draft:site",
			"visit_photo:site", "security_finding:site", "comment_publication:site", "restricted_answer:site" })
	void aScopeSeesItsOwnSitesOnlyAndNoScopeSeesNothing(String tableAndColumn) throws SQLException {
		fill();
		fillVoices();
		fillVisits();
		String table = tableAndColumn.split(":")[0];
		String column = tableAndColumn.split(":")[1];
		assertThat(count("wall-a", "SELECT count(*) FROM " + table)).isPositive();
		assertThat(count("wall-a", "SELECT count(*) FROM " + table + " WHERE " + column + " <> 'wall-a'")).isZero();
		assertThat(count("", "SELECT count(*) FROM " + table)).isZero();
		assertThat(count("*", "SELECT count(DISTINCT " + column + ") FROM " + table + " WHERE " + column
				+ " IN ('wall-a', 'wall-b')"))
			.isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "import_run", "import_lane", "import_refusal", "import_mapping" })
	void importsAreSeenByThoseWhoSeeAllSites(String table) throws SQLException {
		assertThat(count("wall-a", "SELECT count(*) FROM " + table)).isZero();
		assertThat(count("", "SELECT count(*) FROM " + table)).isZero();
	}

	@Test
	void aScopeWritesToItsOwnSitesOnly() {
		fill();
		assertThatThrownBy(() -> write("wall-a", "UPDATE response SET site = 'wall-b' WHERE site = 'wall-a'"))
			.hasMessageContaining("row-level security");
		assertThatThrownBy(() -> write("wall-a", """
				INSERT INTO submission (key, digest, site, response, received_at)
				VALUES ('wall', '', 'wall-b', gen_random_uuid(), now())""")).hasMessageContaining("row-level security");
		assertThatThrownBy(() -> write("wall-a", "UPDATE answer_day SET site = 'wall-b' WHERE site = 'wall-a'"))
			.hasMessageContaining("row-level security");
		assertThatThrownBy(() -> write("wall-a", "UPDATE site_touchpoint SET site = 'wall-b' WHERE site = 'wall-a'"))
			.hasMessageContaining("row-level security");
	}

	private void write(String scope, String sql) throws SQLException {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("SELECT set_config('app.sites', '" + scope + "', true)");
			statement.executeUpdate(sql);
			connection.rollback();
		}
	}

	@Test
	void everyTableButTheOrganisationsOwnIsGuarded() throws SQLException {
		this.database.checkGuarded(Map.ofEntries(Map.entry("questionnaire", "The same questions for all sites"),
				Map.entry("questionnaire_draft", "As its questionnaire"),
				Map.entry("journey", "Journeys are the organisation's"),
				Map.entry("touchpoint", "They are the stops of journeys"),
				Map.entry("evaluation_plan", "The organisation's plans; a site's own are guarded"),
				Map.entry("moment_rules", "One set of rules for all sites"),
				Map.entry("invitation_rules", "One set of rules for all sites"),
				Map.entry("customer_type_rules", "One set of rules for all sites"),
				Map.entry("retention_rule", "One set of times for all sites"),
				Map.entry("retention_mark", "How far they are carried out"),
				Map.entry("retention_cut", "Counts of what was cut at all sites together")));
	}

	@Test
	void aPublishedQuestionnaireNeverChanges() {
		assertThatThrownBy(() -> write("*", "UPDATE questionnaire SET definition = '{}' WHERE id = 'patient'"))
			.hasMessageContaining("never changes");
		assertThatThrownBy(() -> write("*", "DELETE FROM questionnaire WHERE id = 'patient'"))
			.hasMessageContaining("never changes");
	}

}
