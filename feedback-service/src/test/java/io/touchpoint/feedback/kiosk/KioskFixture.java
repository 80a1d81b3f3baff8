package io.touchpoint.feedback.kiosk;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.TestDatabase;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * A site with a kiosk, its staff and its device.
 */
abstract class KioskFixture {

	final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	TestDatabase database;

	String site;

	@BeforeEach
	void site() {
		this.site = "kiosk-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(this.site, "kiosk-other");
	}

	WebTestClient.ResponseSpec staff(HttpMethod method, String path, String passport, String body) {
		return staff(method, path, passport, body, (method == HttpMethod.PUT) ? "\"1\"" : null);
	}

	WebTestClient.ResponseSpec staff(HttpMethod method, String path, String passport, String body,
			@Nullable String seen) {
		WebTestClient.RequestBodySpec request = this.web.method(method).uri(path).headers((headers) -> {
			headers.setBearerAuth(passport);
			if (seen != null) {
				headers.setIfMatch(seen);
			}
		});
		return body.isEmpty() ? request.exchange()
				: request.contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

	WebTestClient.ResponseSpec device(String path, String body) {
		return this.web.post().uri(path).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

	static JsonNode json(WebTestClient.ResponseSpec answer) {
		byte[] body = answer.expectStatus().is2xxSuccessful().expectBody().returnResult().getResponseBody();
		return JsonMapper.shared().readTree(body);
	}

	JsonNode create() {
		return json(staff(HttpMethod.POST, "/api/feedback/kiosks", this.passports.siteManager(this.site), """
				{"site": "%s", "touchpoint": "waiting", "name": "Hall", "misuseSeconds": 10, "pin": "2580"}
				""".formatted(this.site)));
	}

	JsonNode pair(String code) {
		return json(device("/k/pair", "{\"code\": \"" + code + "\"}"));
	}

	static String answer(String key, String more) {
		return """
				{"key": "%s", "version": 1, "language": "en", "answers": {"overall": 4}%s}""".formatted(key, more);
	}

	static String batch(String secret, String... answers) {
		return "{\"secret\": \"" + secret + "\", \"answers\": [" + String.join(",", answers) + "]}";
	}

	long responses() {
		return this.sites.count("SELECT count(*) FROM response WHERE channel = 'KIOSK' AND site = '" + this.site + "'");
	}

	static String key() {
		return UUID.randomUUID().toString();
	}

	JsonNode read(JsonNode made) {
		return json(staff(HttpMethod.GET, "/api/feedback/kiosks/" + made.path("kiosk").path("id").stringValue(),
				this.passports.staff(this.site), ""));
	}

}
