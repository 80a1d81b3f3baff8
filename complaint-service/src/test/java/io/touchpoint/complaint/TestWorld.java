package io.touchpoint.complaint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.touchpoint.starter.testing.TestClock;
import io.touchpoint.starter.testing.TestDatabase;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Two sites, everybody who may ask, and a clock.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestWorld {

	/** A Monday morning. */
	public static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

	public static final String HERE = "north-general";

	public static final String ELSEWHERE = "south-bay";

	public static final TestPassports PASSPORTS = new TestPassports("complaint-service");

	@Bean
	@Primary
	TestClock testClock() {
		return new TestClock(MONDAY);
	}

	@Bean
	FakeGateway gateway() {
		return new FakeGateway();
	}

	@Bean
	DynamicPropertyRegistrar whereTheGatewayIs(FakeGateway gateway) {
		return (properties) -> properties.add("spring.cloud.discovery.client.simple.instances.gateway[0].uri",
				gateway::url);
	}

	@Bean
	Cases cases(TestDatabase database, org.springframework.context.ApplicationContext context) {
		return new Cases(database, context);
	}

	/** What tests do again and again. */
	public static class Cases {

		private final TestDatabase database;

		private final org.springframework.context.ApplicationContext context;

		Cases(TestDatabase database, org.springframework.context.ApplicationContext context) {
			this.database = database;
			this.context = context;
		}

		public void sites() {
			site(HERE, "Northgate General Hospital", "Europe/London");
			site(ELSEWHERE, "Southbay Hospital", "Europe/London");
		}

		public void site(String code, String name, String zone) {
			try (Connection connection = everywhere(); PreparedStatement insert = connection.prepareStatement("""
					INSERT INTO site (code, name, region, sector, time_zone, languages, email, phone, address, open,
						revision)
					VALUES (?, ?, 'north', 'hospital', ?, '{en,es,ar}', 'care@example.org', '+44 20 7946 0101',
						'1 Northgate Road', true, 1)
					ON CONFLICT (code) DO NOTHING
					""")) {
				insert.setString(1, code);
				insert.setString(2, name);
				insert.setString(3, zone);
				insert.executeUpdate();
				connection.commit();
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		/** A unit as the directory tells of it. */
		public void unit(String site, String code, String name, boolean open) {
			try (Connection connection = everywhere(); PreparedStatement insert = connection.prepareStatement("""
					INSERT INTO site_unit (site, code, name, open, revision) VALUES (?, ?, ?, ?, 1)
					ON CONFLICT (site, code) DO UPDATE SET open = excluded.open
					""")) {
				insert.setString(1, site);
				insert.setString(2, code);
				insert.setString(3, name);
				insert.setBoolean(4, open);
				insert.executeUpdate();
				connection.commit();
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		/** A connection whose transaction sees all sites. */
		public Connection everywhere() throws SQLException {
			return inScope("*");
		}

		public Connection inScope(String sites) throws SQLException {
			Connection connection = this.database.connect();
			connection.setAutoCommit(false);
			try (PreparedStatement scope = connection.prepareStatement("SELECT set_config('app.sites', ?, true)")) {
				scope.setString(1, sites);
				scope.execute();
			}
			return connection;
		}

		public long count(String query) {
			try (Connection connection = everywhere();
					PreparedStatement statement = connection.prepareStatement(query);
					java.sql.ResultSet rows = statement.executeQuery()) {
				rows.next();
				return rows.getLong(1);
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		/** A fresh case; its JSON. */
		public tools.jackson.databind.JsonNode receive(String site, Map<String, Object> more) {
			Map<String, Object> body = new java.util.LinkedHashMap<>(Map.of("site", site, "causes",
					java.util.List.of("TIME_WASTED", "IGNORED"), "subject", "Three hours in the waiting room",
					"description", "Nobody told us why.", "customerType", "PATIENT", "channel", "PHONE"));
			body.putAll(more);
			return client().post()
				.uri("/api/complaints")
				.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
				.bodyValue(body)
				.exchange()
				.expectStatus()
				.isCreated()
				.expectBody(tools.jackson.databind.JsonNode.class)
				.returnResult()
				.getResponseBody();
		}

		/** The path behind a link that is mailed to the address in a case. */
		public String mailedLink(String id) {
			return client().get()
				.uri("/internal/complaints/{id}/contact", id)
				.headers((headers) -> headers.setBearerAuth(PASSPORTS.service()))
				.exchange()
				.expectBody(tools.jackson.databind.JsonNode.class)
				.returnResult()
				.getResponseBody()
				.path("trackingUrl")
				.asString()
				.replaceFirst("^https?://[^/]+", "");
		}

		/** The ids of the cases that a list shows somebody, 200 at most. */
		public List<String> listed(String bearer, String query) {
			return client().get()
				.uri("/api/complaints?limit=200&" + query)
				.headers((headers) -> headers.setBearerAuth(bearer))
				.exchange()
				.expectBody(tools.jackson.databind.JsonNode.class)
				.returnResult()
				.getResponseBody()
				.path("items")
				.valueStream()
				.map((item) -> item.path("id").asString())
				.toList();
		}

		private WebTestClient client() {
			return this.context.getBean(WebTestClient.class);
		}

	}

}
