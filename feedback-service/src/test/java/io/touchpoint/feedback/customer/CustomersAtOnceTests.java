package io.touchpoint.feedback.customer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What several people do to one customer at the same moment. A row that is held lets them
 * queue, in the order in which they came.
 */
@FeedbackTest
class CustomersAtOnceTests extends AtTheDesk {

	private static final Duration LONG = Duration.ofSeconds(20);

	@Autowired
	TestDatabase database;

	@ParameterizedTest
	@ValueSource(strings = { "", "/visits" })
	void whoeverIsEnteredWhileTheyAreErasedIsSomebodyNew(String entry) throws Exception {
		String email = Desk.newAddress();
		UUID id = this.desk.visited("desk-a", email);
		List<Desk.Answer> answers = queued(id, List
			.of(() -> this.desk.post(this.head, PATH + "/" + id + "/erase", null), () -> entered(entry, email)));
		assertThat(answers).extracting(Desk.Answer::status).containsExactly(200, 201);
		JsonNode erased = this.desk.customer(id).body().path("customer");
		assertThat(erased.path("erased").booleanValue()).isTrue();
		assertThat(erased.path("email").isNull()).isTrue();
		assertThat(this.sites
			.count("SELECT count(*) FROM customer WHERE email_key = '" + email + "' AND id <> '" + id + "'")).isOne();
		assertThat(this.desk.visited("desk-a", email)).as("is found from now on").isNotEqualTo(id);
	}

	private Desk.Answer entered(String entry, String email) {
		return this.desk.send(this.head, HttpMethod.POST, PATH + entry, Desk.visit("desk-a", email), "Idempotency-Key",
				UUID.randomUUID().toString());
	}

	@Test
	void visitsThatAreToldDuringAMergeAreCounted() throws Exception {
		UUID kept = this.desk.visited("desk-a", Desk.newAddress());
		String email = Desk.newAddress();
		UUID merged = this.desk.visited("desk-a", email);
		List<Supplier<Desk.Answer>> asked = new ArrayList<>();
		asked.add(() -> merge(kept, merged));
		for (int i = 0; i < 4; i++) {
			asked.add(() -> entered("/visits", email));
		}
		List<Desk.Answer> answers = queued(merged, asked);
		assertThat(answers).extracting(Desk.Answer::status).containsExactly(200, 201, 201, 201, 201);
		JsonNode body = this.desk.customer(kept).body();
		assertThat(body.path("visits")).hasSize(6);
		assertThat(body.path("customer").path("visits").intValue()).isEqualTo(6);
	}

	@Test
	void twoWhoMergeTheSameTwoTheOtherWayRoundDoNotWaitForEachOther() {
		for (int i = 0; i < 5; i++) {
			UUID one = this.desk.visited("desk-a", Desk.newAddress());
			UUID other = this.desk.visited("desk-a", Desk.newAddress());
			List<Desk.Answer> answers = together(List.of(() -> merge(one, other), () -> merge(other, one)));
			assertThat(answers).extracting(Desk.Answer::status).containsExactlyInAnyOrder(200, 404);
		}
	}

	@Test
	void aMergeTakesTheSmallerIdFirstWhicheverIsKept() throws Exception {
		UUID one = this.desk.visited("desk-a", Desk.newAddress());
		UUID other = this.desk.visited("desk-a", Desk.newAddress());
		UUID first = (one.compareTo(other) < 0) ? one : other;
		UUID second = first.equals(one) ? other : one;
		List<Desk.Answer> answers = queued(first, List.of(() -> merge(first, second), () -> merge(second, first),
				() -> this.desk.post(this.head, PATH + "/" + second + "/consent", "{\"given\": false}")), 2);
		assertThat(answers).extracting(Desk.Answer::status).containsExactly(200, 404, 200);
	}

	@Test
	void aDepartureThatIsToldAtOnceOrAgainIsOne() {
		this.sites.arrive("desk-once");
		UUID id = this.desk.visited("desk-once", Desk.newAddress());
		Supplier<Desk.Answer> left = () -> this.desk.post(this.head, PATH + "/" + id + "/departures",
				"{\"reason\": \"MOVED\"}");
		assertThat(together(List.of(left, left, left, left, left))).extracting(Desk.Answer::status).containsOnly(200);
		assertThat(left.get().body().path("departures")).hasSize(1);
		assertThat(this.sites
			.count("SELECT count(*) FROM outbox WHERE type = 'customer.departed' AND subject = '" + id + "'")).isOne();
	}

	private Desk.Answer merge(UUID kept, UUID merged) {
		return this.desk.post(this.head, PATH + "/" + kept + "/merge", "{\"other\": \"" + merged + "\"}");
	}

	private static List<Desk.Answer> together(List<Supplier<Desk.Answer>> asked) {
		List<CompletableFuture<Desk.Answer>> answers = asked.stream()
			.map((one) -> CompletableFuture.supplyAsync(one, Thread::startVirtualThread))
			.toList();
		return answers.stream().map(CustomersAtOnceTests::answer).toList();
	}

	private static Desk.Answer answer(CompletableFuture<Desk.Answer> asked) {
		return asked.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
	}

	private List<Desk.Answer> queued(UUID customer, List<Supplier<Desk.Answer>> asked) throws SQLException {
		return queued(customer, asked, asked.size());
	}

	/**
	 * Asks one after the other while somebody holds a customer, then lets all go.
	 * @param waiting how many of them wait; the others are answered meanwhile
	 */
	private List<Desk.Answer> queued(UUID customer, List<Supplier<Desk.Answer>> asked, int waiting)
			throws SQLException {
		List<CompletableFuture<Desk.Answer>> answers = new ArrayList<>();
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("SELECT set_config('app.sites', '*', true)");
			statement.execute("SELECT FROM customer WHERE id = '" + customer + "' FOR UPDATE");
			for (int i = 0; i < asked.size(); i++) {
				answers.add(CompletableFuture.supplyAsync(asked.get(i), Thread::startVirtualThread));
				if (i < waiting) {
					int queue = i + 1;
					await().atMost(LONG).until(() -> waiting() == queue);
				}
				else {
					answer(answers.get(i));
				}
			}
			connection.commit();
		}
		return answers.stream().map(CustomersAtOnceTests::answer).toList();
	}

	/** How many transactions wait for another one, or for a contact that it holds. */
	private long waiting() {
		return this.sites.count("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted AND pid IN"
				+ " (SELECT pid FROM pg_stat_activity WHERE datname = current_database())");
	}

}
