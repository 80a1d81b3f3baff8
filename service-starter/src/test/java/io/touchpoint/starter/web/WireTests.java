package io.touchpoint.starter.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import io.touchpoint.starter.StarterApplication;
import io.touchpoint.starter.testing.PostgresTest;
import io.touchpoint.starter.testing.TestPassports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The real server, spoken to byte by byte: what a polite client library never sends.
 */
@SpringBootTest(classes = StarterApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@PostgresTest
class WireTests {

	@LocalServerPort
	private int port;

	@Value("${local.management.port}")
	private int managementPort;

	private final TestPassports passports = new TestPassports("starter-test");

	static Stream<Arguments> oddRequests() {
		return Stream.of(Arguments.of("TRACE /api/things HTTP/1.1", "", "", "400", "malformed"),
				Arguments.of("BREW /api/things HTTP/1.1", "", "", "400", "malformed"),
				Arguments.of("GET /api/things;page=1 HTTP/1.1", "", "", "400", "malformed"),
				Arguments.of("GET /api//things HTTP/1.1", "", "", "400", "malformed"),
				Arguments.of("GET /api/%2e%2e/things HTTP/1.1", "", "", "400", "malformed"),
				Arguments.of("GET /api/%00 HTTP/1.1", "", "", "400", "malformed"),
				Arguments.of("GET /api/stored?text=a%00b HTTP/1.1", "", "", "400", "validation"),
				Arguments.of("GET /api/things?page=%ff HTTP/1.1", "", "", "400", "validation"),
				Arguments.of("GET /api/filtered?size=99999999999 HTTP/1.1", "", "", "400", "validation"),
				Arguments.of("GET /api/things HTTP/1.1", "Accept: nonsense\r\n", "", "406", "not-acceptable"),
				Arguments.of("DELETE /api/things HTTP/1.1", "", "", "405", "method-not-allowed"),
				Arguments.of("POST /public/things HTTP/1.1", "Content-Type: nonsense\r\nContent-Length: 2\r\n", "{}",
						"415", "unsupported-media-type"),
				Arguments.of("POST /public/things HTTP/1.1", "Content-Type: application/json\r\nContent-Length: 13\r\n",
						"{\"name\":\"\u00ff\u00fe\"}", "400", "malformed-json"));
	}

	@ParameterizedTest
	@MethodSource("oddRequests")
	void anOddRequestIsAnsweredWithAProblem(String line, String headers, String body, String status, String reason)
			throws IOException {
		String answer = send(line, headers, body);
		assertThat(answer).startsWith("HTTP/1.1 " + status)
			.contains("application/problem+json", "\"/problems/" + reason + "\"", "\"requestId\"")
			.doesNotContain("Exception", "java.lang");
	}

	@Test
	void aRefusedMethodNamesThoseThatAreTaken() throws IOException {
		assertThat(send("DELETE /api/things HTTP/1.1", "", "")).containsIgnoringCase("\r\nAllow: GET");
	}

	@Test
	void aTextThatCannotBeStoredIsNamedByItsField() throws IOException {
		String body = "{\"name\":\"a\\u0000b\"}";
		assertThat(send("POST /public/things HTTP/1.1",
				"Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n", body))
			.startsWith("HTTP/1.1 400")
			.contains("\"/problems/validation\"", "\"field\":\"name\"", "\"reason\":\"unfit-characters\"");
	}

	@Test
	void headAnswersWithoutABody() throws IOException {
		assertThat(send("HEAD /api/missing HTTP/1.1", "", "")).startsWith("HTTP/1.1 404").endsWith("\r\n\r\n");
	}

	@Test
	void aBodyOfTenMegabytesIsRefusedInWordsThatArrive() throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			HttpResponse<String> answer = client
				.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/public/things"))
					.header("Content-Type", "application/json")
					.POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"" + "x".repeat(10_000_000) + "\"}"))
					.build(), HttpResponse.BodyHandlers.ofString());
			assertThat(answer.statusCode()).isEqualTo(413);
			assertThat(answer.body()).contains("/problems/too-large");
		}
	}

	@Test
	void theManagementPortNeedsNoPassportAndShowsHealthAndMetricsOnly() throws IOException {
		assertThat(sendTo(this.managementPort, "GET /actuator/prometheus HTTP/1.1", "", "")).startsWith("HTTP/1.1 200");
		assertThat(sendTo(this.managementPort, "GET /actuator/health/readiness HTTP/1.1", "", ""))
			.startsWith("HTTP/1.1 200");
		assertThat(sendTo(this.managementPort, "GET /actuator/env HTTP/1.1", "", "")).doesNotStartWith("HTTP/1.1 200");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void theServerRunsOnTheNativeTransport() throws IOException {
		assertThat(send("GET /public/thread HTTP/1.1", "", "")).contains("epoll");
	}

	private String send(String line, String headers, String body) throws IOException {
		return sendTo(this.port, line, "Authorization: Bearer " + this.passports.headOffice() + "\r\n" + headers, body);
	}

	private static String sendTo(int port, String line, String headers, String body) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			socket.setSoTimeout(10_000);
			OutputStream out = socket.getOutputStream();
			out.write((line + "\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n" + body)
				.getBytes(StandardCharsets.ISO_8859_1));
			out.flush();
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
