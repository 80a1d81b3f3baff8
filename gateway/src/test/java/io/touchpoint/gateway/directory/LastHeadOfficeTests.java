package io.touchpoint.gateway.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import io.touchpoint.gateway.GatewayTest;
import io.touchpoint.gateway.Person;
import io.touchpoint.starter.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@GatewayTest
class LastHeadOfficeTests {

	@LocalServerPort
	private int port;

	@Autowired
	private TestDatabase database;

	/**
	 * Two accounts of head office take each other away: whoever comes second is the last.
	 */
	@Test
	void twoRequestsAtOnceLeaveOneAccountOfHeadOffice() throws Exception {
		Person head = Person.demo(this.port, "head");
		List<String> ids = List.of(StaffTests.create(head, "last-one", "HEAD_OFFICE", null).get("id").toString(),
				StaffTests.create(head, "last-two", "HEAD_OFFICE", null).get("id").toString());
		List<Person> people = List.of(Person.signIn(this.port, "last-one", StaffTests.PASSWORD),
				Person.signIn(this.port, "last-two", StaffTests.PASSWORD));
		List<UUID> others = deactivateAllButThe("last-one", "last-two");
		try {
			assertThat(takeEachOtherAway(people, ids)).containsExactlyInAnyOrder(204, 409);
		}
		finally {
			reactivate(others);
		}
	}

	/**
	 * Ending the sessions comes after the count of the others: held up there, both
	 * requests are on their way together.
	 */
	private List<Integer> takeEachOtherAway(List<Person> people, List<String> ids) throws SQLException {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
				Connection connection = this.database.connect();
				var hold = connection.createStatement()) {
			connection.setAutoCommit(false);
			hold.execute("LOCK TABLE session IN SHARE MODE");
			List<CompletableFuture<Integer>> answers = Stream.of(0, 1)
				.map((i) -> CompletableFuture.supplyAsync(() -> people.get(i)
					.send("DELETE", "/api/directory/staff/" + ids.get(1 - i), null)
					.returnResult(Void.class)
					.getStatus()
					.value(), threads))
				.toList();
			Awaitility.await()
				.pollInterval(Duration.ofMillis(10))
				.atMost(Duration.ofSeconds(30))
				.until(() -> waiting(hold) >= 2);
			connection.commit();
			return answers.stream().map(CompletableFuture::join).toList();
		}
	}

	private static long waiting(Statement statement) throws SQLException {
		try (var rows = statement.executeQuery("""
				SELECT count(*) FROM pg_locks
				WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
				""")) {
			rows.next();
			return rows.getLong(1);
		}
	}

	private List<UUID> deactivateAllButThe(String... usernames) throws SQLException {
		List<UUID> ids = new ArrayList<>();
		try (Connection connection = everywhere(); var update = connection.prepareStatement("""
				UPDATE account SET active = false
				WHERE active AND 'HEAD_OFFICE' = ANY (roles) AND username <> ALL (?)
				RETURNING id
				""")) {
			update.setArray(1, connection.createArrayOf("text", usernames));
			try (var rows = update.executeQuery()) {
				while (rows.next()) {
					ids.add(rows.getObject(1, UUID.class));
				}
			}
		}
		return ids;
	}

	private Connection everywhere() throws SQLException {
		Connection connection = this.database.connect();
		connection.createStatement().execute("SELECT set_config('app.sites', '*', false)");
		return connection;
	}

	private void reactivate(List<UUID> ids) throws SQLException {
		try (Connection connection = everywhere();
				var update = connection.prepareStatement("UPDATE account SET active = true WHERE id = ANY (?)")) {
			update.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
			assertThat(update.executeUpdate()).isEqualTo(ids.size());
		}
	}

}
