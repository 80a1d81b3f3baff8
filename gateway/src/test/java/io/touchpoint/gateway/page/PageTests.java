package io.touchpoint.gateway.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.touchpoint.gateway.GatewayTest;
import io.touchpoint.gateway.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs over the stand-in for the built UI in {@code src/test/resources/static}.
 */
@GatewayTest
class PageTests {

	@LocalServerPort
	private int port;

	private WebTestClient client;

	@BeforeEach
	void connect() {
		this.client = Person.client(this.port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/compare", "/sites/north-general",
			"/complaints/01a2001c-2a29-7dca-ac92-13ba82e297d6", "/sign-in", "/setup", "/compare?measure=satisfaction" })
	void anAddressOfTheUiIsItsStartPageAndAlwaysFresh(String path) {
		this.client.get()
			.uri(path)
			.header("Accept", "text/html")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_HTML)
			.expectHeader()
			.valueEquals("Cache-Control", "no-cache")
			.expectHeader()
			.valueEquals("Content-Security-Policy", SecurityHeaders.POLICY)
			.expectBody(String.class)
			.value((page) -> assertThat(page).containsIgnoringCase("<!doctype html>"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api", "/api/nothing", "/actuator", "/actuator/health", "/internal", "/internal/feed/0",
			"/public/nothing", "/s", "/c", "/t", "/k", "/v", "/f", "/no-such-file.js", "/assets/no-such-file.js",
			"/.env" })
	void whatIsNotTheUisIsNeverAPage(String path) {
		this.client.get()
			.uri(path)
			.header("Accept", "text/html")
			.exchange()
			.expectStatus()
			.value((status) -> assertThat(status).isIn(401, 404, 503))
			.expectHeader()
			.value("Content-Type",
					(type) -> assertThat(type).isIn("application/problem+json", "text/html;charset=UTF-8"))
			.expectBody(String.class)
			.value((page) -> assertThat(page).doesNotContain("id=\"root\""));
	}

	@Test
	void aFileWithAHashInItsNameIsKeptForEverAndComesPacked() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/assets/stand-in-0a1b2c3d.js"))
			.header("Accept-Encoding", "gzip")
			.build();
		try (HttpClient http = HttpClient.newHttpClient()) {
			var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=31536000, public, immutable");
			assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
			assertThat(answer.headers().firstValue("Content-Type")).contains("text/javascript");
		}
	}

	@Test
	void aFileWithoutAHashIsAskedForAnewEachTime() {
		this.client.get()
			.uri("/stand-in.svg")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Cache-Control", "no-cache")
			.expectHeader()
			.exists("Last-Modified");
	}

	@Test
	void noAddressLeadsOutOfTheUisFiles() {
		for (String path : new String[] { "/assets/../application.yaml", "/assets/%2e%2e/application.yaml",
				"/application.yaml", "/assets/..%2fapplication.yaml" }) {
			this.client.get()
				.uri(URI.create("http://127.0.0.1:" + this.port + path))
				.exchange()
				.expectStatus()
				.is4xxClientError();
		}
	}

}
