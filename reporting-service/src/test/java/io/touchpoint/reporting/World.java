package io.touchpoint.reporting;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.TestClock;
import io.touchpoint.starter.testing.TestDatabase;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * What tests do to the service: tell it events as its followers would, and look into its
 * tables.
 */
@TestConfiguration(proxyBeanMethods = false)
public class World {

	/** The Saturday on which all tests take place. */
	public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

	private final Map<String, EventHandler> handlers;

	private final SiteScopedTransaction transaction;

	private final TestDatabase database;

	World(List<EventHandler> handlers, SiteScopedTransaction transaction, TestDatabase database) {
		this.handlers = handlers.stream().collect(Collectors.toMap(EventHandler::source, (handler) -> handler));
		this.transaction = transaction;
		this.database = database;
	}

	@Bean
	@Primary
	static TestClock testClock() {
		return new TestClock(NOW);
	}

	/** Forgets everything. */
	public void clear() {
		execute("DELETE FROM site", "DELETE FROM response_fact", "DELETE FROM complaint_fact", "DELETE FROM visit_fact",
				"DELETE FROM promise_fact", "DELETE FROM reaction_fact", "DELETE FROM rollup",
				"DELETE FROM rollup_week", "DELETE FROM change", "DELETE FROM change_counter");
	}

	/** Hands events to the handler that follows their source, one batch per lane. */
	public void tell(String source, Event... events) {
		tell(source, List.of(events));
	}

	public void tell(String source, Collection<Event> events) {
		EventHandler handler = this.handlers.get(source);
		events.stream()
			.collect(Collectors.groupingBy(Event::lane))
			.forEach((lane, batch) -> this.transaction.run(SiteScope.allSites(), handler.handle(batch))
				.block(Duration.ofSeconds(20)));
	}

	/** Tells the handler that its source was restored and begins the site's lane anew. */
	public void startOver(String source, String site) {
		this.transaction.run(SiteScope.allSites(), this.handlers.get(source).startOver(Outbox.laneOf(site)))
			.block(Duration.ofSeconds(20));
	}

	/**
	 * Rows of a query as the runtime role with all sites in scope, columns parted by |.
	 */
	public List<String> rows(String sql) {
		return rows("*", sql);
	}

	/** Rows of a query as the runtime role with this scope. */
	public List<String> rows(String scope, String sql) {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("SELECT set_config('app.sites', '" + scope + "', false)");
			try (ResultSet result = statement.executeQuery(sql)) {
				List<String> rows = new ArrayList<>();
				while (result.next()) {
					List<String> columns = new ArrayList<>();
					for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
						columns.add(String.valueOf(result.getString(i)));
					}
					rows.add(String.join("|", columns));
				}
				return rows;
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Runs statements as the runtime role with all sites in scope. */
	public void execute(String... statements) {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("SELECT set_config('app.sites', '*', false)");
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
