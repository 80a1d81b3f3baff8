package io.touchpoint.feedback.journey;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.starter.web.Revision;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Asks the service as a browser would.
 */
record JourneyApi(WebTestClient web) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** What came back. */
	record Answer(int status, @Nullable String tag, JsonNode body) {

		JsonNode ok() {
			if (this.status >= 300) {
				throw new AssertionError(this.status + " " + this.body);
			}
			return this.body;
		}

		String reason() {
			String type = this.body.path("type").asString();
			return type.substring(type.lastIndexOf('/') + 1);
		}

		List<String> faults() {
			return values(this.body.path("errors"), "field");
		}

	}

	Answer get(String passport, String path) {
		return send(HttpMethod.GET, passport, path, null);
	}

	Answer send(HttpMethod method, String passport, String path, @Nullable String body) {
		return send(method, passport, path, body, null);
	}

	/**
	 * Changes what has a revision.
	 * @param seen the revision that the change is based on; null leaves it unsaid
	 */
	Answer send(HttpMethod method, String passport, String path, @Nullable String body, @Nullable Long seen) {
		WebTestClient.RequestBodySpec request = this.web.method(method)
			.uri(path)
			.header("Authorization", "Bearer " + passport)
			.headers((headers) -> {
				if (seen != null) {
					headers.setIfMatch(Revision.tag(seen));
				}
			});
		WebTestClient.RequestHeadersSpec<?> sent = (body == null) ? request
				: request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
		var result = sent.exchange().expectBody(String.class).returnResult();
		String text = result.getResponseBody();
		return new Answer(result.getStatus().value(), result.getResponseHeaders().getETag(),
				JSON.readTree((text != null) ? text : "null"));
	}

	/** A customer answers, long ago or now. */
	int answer(String survey, @Nullable String occurredAt) {
		return this.web.post()
			.uri("/public/responses")
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue((occurredAt == null) ? """
					{"survey": "%s", "answers": {"overall": 4}}""".formatted(survey) : """
					{"survey": "%s", "answers": {"overall": 4}, "occurredAt": "%s"}""".formatted(survey, occurredAt))
			.exchange()
			.expectBody()
			.returnResult()
			.getStatus()
			.value();
	}

	static List<String> values(JsonNode items, String member) {
		return StreamSupport.stream(items.spliterator(), false).map((item) -> item.path(member).asString()).toList();
	}

	static JsonNode find(JsonNode items, String member, String value) {
		return StreamSupport.stream(items.spliterator(), false)
			.filter((item) -> item.path(member).asString().equals(value))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No " + member + " " + value + " in " + items));
	}

}
