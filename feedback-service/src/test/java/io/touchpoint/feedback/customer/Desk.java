package io.touchpoint.feedback.customer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.touchpoint.starter.testing.TestDatabase;
import io.touchpoint.starter.testing.TestPassports;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The register over HTTP, as the people and machines at a desk use it.
 */
public final class Desk {

	private static final AtomicInteger made = new AtomicInteger();

	private static final JsonMapper JSON = JsonMapper.builder().build();

	public final TestPassports passports = new TestPassports("feedback-service");

	private final WebTestClient web;

	public Desk(WebTestClient web) {
		this.web = web.mutate().responseTimeout(Duration.ofSeconds(60)).build();
	}

	public static String newAddress() {
		return "customer-" + made.incrementAndGet() + "-" + UUID.randomUUID().toString().substring(0, 8)
				+ "@example.org";
	}

	/** An answer. */
	public record Answer(int status, JsonNode body, Map<String, String> headers) {

		public String text(String field) {
			return this.body.path(field).asString();
		}

		public String fault() {
			return this.body.path("errors").path(0).path("field").asString() + " "
					+ this.body.path("errors").path(0).path("reason").asString();
		}

	}

	public Answer send(String passport, HttpMethod method, String path, String body, String... headers) {
		WebTestClient.RequestBodySpec request = this.web.method(method).uri(path);
		if (passport != null) {
			request.headers((all) -> all.setBearerAuth(passport));
		}
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		EntityExchangeResult<byte[]> result = ((body != null)
				? request.contentType(MediaType.APPLICATION_JSON).bodyValue(body) : request)
			.exchange()
			.expectBody()
			.returnResult();
		byte[] answered = result.getResponseBody();
		MediaType type = result.getResponseHeaders().getContentType();
		boolean json = answered != null && type != null && type.getSubtype().endsWith("json");
		return new Answer(result.getStatus().value(), json ? JSON.readTree(answered) : JSON.nullNode(),
				result.getResponseHeaders().toSingleValueMap());
	}

	public Answer get(String passport, String path) {
		return send(passport, HttpMethod.GET, path, null);
	}

	public Answer post(String passport, String path, String body) {
		return send(passport, HttpMethod.POST, path, body);
	}

	/** A visit by somebody with this address who agreed to be written to. */
	public static String visit(String site, String email) {
		return """
				{"site": "%s", "name": "Ana Rivera", "email": "%s", "language": "en", "consent": {"source": "COUNTER"}}
				""".formatted(site, email);
	}

	public Answer visit(String body) {
		return send(this.passports.headOffice(), HttpMethod.POST, "/api/feedback/customers/visits", body,
				"Idempotency-Key", UUID.randomUUID().toString());
	}

	public UUID visited(String site, String email) {
		Answer answer = visit(visit(site, email));
		assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(201);
		return UUID.fromString(answer.text("customer"));
	}

	public Answer customer(UUID id) {
		return get(this.passports.headOffice(), "/api/feedback/customers/" + id);
	}

	/** Makes two entries one. */
	Answer merge(UUID kept, UUID merged) {
		Answer one = post(this.passports.headOffice(), "/api/feedback/customers/" + kept + "/merge",
				"{\"other\": \"" + merged + "\"}");
		assertThat(one.status()).isEqualTo(200);
		return one;
	}

	/** Takes a merge back; the newest one stands first in its answer. */
	void undo(UUID kept, Answer merged) {
		String merge = merged.body().path("merges").path(0).path("id").asString();
		assertThat(post(this.passports.headOffice(), "/api/feedback/customers/" + kept + "/merges/" + merge + "/undo",
				null)
			.status()).isEqualTo(200);
	}

	/** Changes rows as time would. */
	public static void change(TestDatabase database, String sql) throws SQLException {
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("SELECT set_config('app.sites', '*', true)");
			statement.executeUpdate(sql);
			connection.commit();
		}
	}

}
