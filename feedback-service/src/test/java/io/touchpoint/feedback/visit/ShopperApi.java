package io.touchpoint.feedback.visit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/**
 * Plans visits as head office would, and fills their page in as a browser without a
 * script would.
 */
record ShopperApi(WebTestClient web) {

	/** What came back. */
	record Answer(int status, JsonNode body, @Nullable String tag) {

		String reason() {
			String type = this.body.path("type").asString();
			return type.substring(type.lastIndexOf('/') + 1);
		}

	}

	/** A page that came back. */
	record Page(int status, String html, @Nullable String location) {
	}

	Answer send(HttpMethod method, String passport, String path, @Nullable Object body, String... headers) {
		WebTestClient.RequestBodySpec request = this.web.method(method)
			.uri(path)
			.headers((all) -> all.setBearerAuth(passport));
		for (int i = 0; i < headers.length; i += 2) {
			request = request.header(headers[i], headers[i + 1]);
		}
		EntityExchangeResult<String> result = ((body != null)
				? request.contentType(MediaType.APPLICATION_JSON).bodyValue(body) : request)
			.exchange()
			.expectBody(String.class)
			.returnResult();
		String text = result.getResponseBody();
		return new Answer(result.getStatus().value(), JsonMapper.shared().readTree((text != null) ? text : "null"),
				result.getResponseHeaders().getETag());
	}

	Answer get(String passport, String path) {
		return send(HttpMethod.GET, passport, path, null);
	}

	Answer post(String passport, String path, Object body) {
		return send(HttpMethod.POST, passport, path, body);
	}

	/** A visit to the greeting and the farewell, that began a minute ago. */
	static Map<String, Object> plan(String site, String method) {
		Instant now = Instant.now();
		return new TreeMap<>(Map.of("site", site, "method", method, "customerType", "PATIENT", "touchpoints",
				List.of(Map.of("touchpoint", "greeting"), Map.of("touchpoint", "farewell")), "from",
				now.minus(Duration.ofMinutes(1)).toString(), "to", now.plus(Duration.ofDays(2)).toString(), "shopper",
				Map.of("name", "Mia"), "brief", "Ask for an appointment.", "language", "en"));
	}

	Page show(String link) {
		return page(this.web.get().uri(path(link)));
	}

	/** Sends fields, and files for whose name there are bytes. */
	Page send(String link, Map<String, Object> fields) {
		MultipartBodyBuilder body = new MultipartBodyBuilder();
		fields.forEach((name, value) -> {
			if (value instanceof byte[] bytes) {
				body.part(name, new ByteArrayResource(bytes)).filename("photo.jpg");
			}
			else {
				body.part(name, value.toString());
			}
		});
		return page(this.web.post().uri(path(link)).body(BodyInserters.fromMultipartData(body.build())));
	}

	private static Page page(WebTestClient.RequestHeadersSpec<?> request) {
		EntityExchangeResult<String> result = request.exchange().expectBody(String.class).returnResult();
		String html = result.getResponseBody();
		URI location = result.getResponseHeaders().getLocation();
		return new Page(result.getStatus().value(), (html != null) ? html : "",
				(location != null) ? location.toString() : null);
	}

	static String path(String link) {
		return link.substring(link.indexOf("/v/"));
	}

	/** What both stops need. */
	static Map<String, Object> answers() {
		Map<String, Object> fields = new TreeMap<>();
		for (String stop : new String[] { "s1-", "s2-" }) {
			for (String step : new String[] { "greet", "understand", "explain", "suggest", "thank" }) {
				fields.put(stop + step, "true");
			}
		}
		return fields;
	}

	static UUID id(JsonNode planned) {
		return UUID.fromString(planned.path("visit").path("id").asString());
	}

}
