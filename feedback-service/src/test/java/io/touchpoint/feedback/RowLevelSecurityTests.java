package io.touchpoint.feedback;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
		}
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
	@ValueSource(strings = { "site:code", "survey:site", "response:site", "response_contact:site", "submission:site" })
	void aScopeSeesItsOwnSitesOnlyAndNoScopeSeesNothing(String tableAndColumn) throws SQLException {
		fill();
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
	void everyTableWithASiteHasAPolicy() throws SQLException {
		assertThat(this.database.tablesWithoutSiteScope()).isEmpty();
	}

	@Test
	void aPublishedQuestionnaireNeverChanges() {
		assertThatThrownBy(() -> write("*", "UPDATE questionnaire SET definition = '{}' WHERE id = 'patient'"))
			.hasMessageContaining("never changes");
		assertThatThrownBy(() -> write("*", "DELETE FROM questionnaire WHERE id = 'patient'"))
			.hasMessageContaining("never changes");
	}

}
