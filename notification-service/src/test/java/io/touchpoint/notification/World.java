package io.touchpoint.notification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.TestDatabase;
import io.touchpoint.starter.testing.TestEvents;

import org.springframework.boot.test.context.TestConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What tests do to the service: tell it events as its followers would, and look into its
 * tables. Every customer and site is made anew, so that tests share one database.
 */
@TestConfiguration(proxyBeanMethods = false)
public class World {

	private static final AtomicInteger made = new AtomicInteger();

	private final List<EventHandler> handlers;

	private final SiteScopedTransaction transaction;

	private final TestDatabase database;

	World(List<EventHandler> handlers, SiteScopedTransaction transaction, TestDatabase database) {
		this.handlers = handlers;
		this.transaction = transaction;
		this.database = database;
	}

	public MailExchange mail() {
		return Surroundings.MAIL;
	}

	public OtherServices services() {
		return Surroundings.SERVICES;
	}

	public static String newSite() {
		return "site-" + made.incrementAndGet();
	}

	public static String newAddress() {
		return "customer-" + made.incrementAndGet() + "@example.org";
	}

	/** Hands events to the handlers that follow their source, as one batch. */
	public void tell(String source, Event... events) {
		this.handlers.stream()
			.filter((handler) -> handler.source().equals(source))
			.forEach((handler) -> tell(handler, events));
	}

	/** Hands events to one handler, as one batch. */
	public void tell(EventHandler handler, Event... events) {
		this.transaction.run(SiteScope.allSites(), handler.handle(List.of(events))).block(Duration.ofSeconds(20));
	}

	/** A new site with a contact block. */
	public String aSite() {
		String code = newSite();
		tell("gateway", siteSaved(code, "Hospital " + code, 1));
		return code;
	}

	public static Event siteSaved(String code, String name, long revision) {
		return TestEvents.event("site.saved", code, code, Instant.now(), """
				{"code":"%s","name":"%s","region":{"code":"north","name":"North"},"sector":"hospital",
				 "peerGroup":"large","timeZone":"Europe/London","languages":["en","ar"],"open":true,"revision":%d,
				 "contact":{"email":"care@%s.example","phone":"+44 20 7946 0123","address":"1 High Street\\nAnytown"}}
				""".formatted(code, name, revision, code));
	}

	/** A response by somebody with this address; its id. */
	public Event aResponse(String site, String address) {
		String id = "response-" + made.incrementAndGet();
		services().responseContact(id, "{\"email\":\"" + address + "\",\"name\":\"Jane Doe\",\"language\":\"en\"}");
		return responseReceived(site, id, Instant.now(), true, false);
	}

	public static Event responseReceived(String site, String id, Instant at, boolean contactable, boolean imported) {
		return TestEvents.event("response.received", site, id, at, "{\"channel\":\"WEB\",\"overall\":5,\"contactable\":"
				+ contactable + ",\"imported\":" + imported + "}");
	}

	/** A complaint by somebody with this address. */
	public Event aComplaint(String site, String address, String secret) {
		String id = "complaint-" + made.incrementAndGet();
		services().complaintContact(id, """
				{"email":"%s","name":null,"language":"en","reference":"C-%s",
				 "trackingUrl":"http://localhost:8080/t/%s"}""".formatted(address, id, secret));
		return TestEvents.event("complaint.received", site, id, Instant.now(),
				"{\"reference\":\"C-1\",\"status\":\"RECEIVED\",\"contactable\":true,\"imported\":false}");
	}

	/** Waits until the message that an event asked for has a state. */
	public void awaitState(Event event, String state) {
		await().atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(20))
			.untilAsserted(() -> assertThat(rows("SELECT state FROM message WHERE event = '" + event.id() + "'"))
				.containsExactly(state));
	}

	/** One column of the message that an event asked for. */
	public String of(Event event, String column) {
		return rows("SELECT " + column + " FROM message WHERE event = '" + event.id() + "'").getFirst();
	}

	public List<String> rows(String sql) {
		return rows("*", sql);
	}

	/** Rows of a query as the runtime role with this scope, columns parted by |. */
	public List<String> rows(String scope, String sql) {
		return rows(scope, "", "", sql);
	}

	/** The same as somebody with roles asks. */
	public List<String> rows(String scope, String account, String roles, String sql) {
		try (Connection connection = scoped(scope, account, roles);
				PreparedStatement statement = connection.prepareStatement(sql);
				ResultSet result = statement.executeQuery()) {
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
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public int execute(String scope, String sql) {
		try (Connection connection = scoped(scope, "", "");
				PreparedStatement statement = connection.prepareStatement(sql)) {
			return statement.executeUpdate();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Connection scoped(String scope, String account, String roles) throws SQLException {
		Connection connection = this.database.connect();
		try (PreparedStatement set = connection.prepareStatement("""
				SELECT set_config('app.sites', ?, false), set_config('app.caller', ?, false),
					set_config('app.roles', ?, false)""")) {
			set.setString(1, scope);
			set.setString(2, account);
			set.setString(3, roles);
			set.execute();
		}
		return connection;
	}

}
