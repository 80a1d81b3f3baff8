package io.touchpoint.feedback.customer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The database alone keeps the customers of sites apart.
 */
@FeedbackTest
class CustomerWallTests {

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	TestDatabase database;

	@BeforeEach
	void oneCustomerAtEachOfTwoSites() {
		this.sites.arrive("fence-a", "fence-b");
		Desk desk = new Desk(this.web);
		desk.visited("fence-a", Desk.newAddress());
		desk.visited("fence-b", Desk.newAddress());
	}

	private long in(String scope, String sql) throws SQLException {
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
	@ValueSource(strings = { "visit", "invitation" })
	void aScopeSeesItsOwnSitesOnly(String table) throws SQLException {
		assertThat(in("fence-a", "SELECT count(*) FROM " + table)).isPositive();
		assertThat(in("fence-a", "SELECT count(*) FROM " + table + " WHERE site <> 'fence-a'")).isZero();
		assertThat(in("", "SELECT count(*) FROM " + table)).isZero();
	}

	@Test
	void aCustomerIsSeenWhereTheyWereMet() throws SQLException {
		assertThat(in("fence-a", "SELECT count(*) FROM customer")).isPositive();
		assertThat(in("fence-a", "SELECT count(*) FROM customer WHERE NOT 'fence-a' = ANY (sites)")).isZero();
		assertThat(in("", "SELECT count(*) FROM customer")).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "visit_source", "visit_arrival", "invitation_rest" })
	void whatIsOfNoSiteIsSeenByThoseWhoSeeAll(String table) throws SQLException {
		assertThat(in("fence-a", "SELECT count(*) FROM " + table)).isZero();
	}

	@Test
	void nobodyMovesACustomerOutOfTheirSites() {
		assertThatThrownBy(() -> in("fence-a",
				"WITH moved AS (UPDATE customer SET sites = '{fence-b}' RETURNING 1) SELECT count(*) FROM moved"))
			.hasMessageContaining("row-level security");
	}

}
