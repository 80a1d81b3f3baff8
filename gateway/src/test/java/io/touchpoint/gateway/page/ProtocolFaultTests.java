package io.touchpoint.gateway.page;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.touchpoint.gateway.GatewayTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a careful HTTP client cannot even send.
 */
@GatewayTest
class ProtocolFaultTests {

	private static final String GOOD = "GET /api/setup HTTP/1.1\r\nHost: localhost\r\n\r\n";

	private static final String BROKEN_CHUNK = "POST /api/session HTTP/1.1\r\nHost: localhost\r\n"
			+ "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n";

	@LocalServerPort
	private int port;

	@TestFactory
	Stream<DynamicTest> whatIsNoReadableRequestIsAProblemDocument() {
		String host = "\r\nHost: localhost\r\n";
		return Stream.of(fault("a bad escape in the query", "GET /api/session?q=%zz HTTP/1.1" + host + "\r\n", 400),
				fault("a bad escape in an address of the API", "GET /api/%zz HTTP/1.1" + host + "\r\n", 400),
				fault("a bad escape in a public address", "POST /s/%4 HTTP/1.1" + host + "Content-Length: 0\r\n\r\n",
						400),
				fault("a character that no address has", "GET /a^b|c HTTP/1.1" + host + "\r\n", 400),
				fault("an address too long", "GET /" + "a".repeat(10_000) + " HTTP/1.1" + host + "\r\n", 414),
				fault("headers too large", "GET / HTTP/1.1" + host + "X-Much: " + "a".repeat(20_000) + "\r\n\r\n", 431),
				fault("no HTTP at all", "NONSENSE\r\n\r\n", 400),
				fault("a version that does not exist", "GET / HTTP/one" + host + "\r\n", 400),
				fault("a header without a colon", "GET / HTTP/1.1" + host + "No colon\r\n\r\n", 400),
				fault("a header with a character that none has", "GET / HTTP/1.1" + host + "A: b\0c\r\n\r\n", 400),
				fault("a host that is none", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", 400),
				fault("a length that is no number", "POST /api/session HTTP/1.1" + host + "Content-Length: x\r\n\r\n",
						400),
				fault("two lengths",
						"POST /api/session HTTP/1.1" + host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400),
				fault("a chunk without a size", BROKEN_CHUNK, 400));
	}

	private DynamicTest fault(String name, String request, int status) {
		return DynamicTest.dynamicTest(name, () -> {
			try (Caller caller = new Caller(this.port)) {
				Answer answer = caller.ask(request);
				assertThat(answer.status()).isEqualTo(status);
				assertThat(answer.headers()).containsEntry("content-type", "application/problem+json")
					.containsEntry("content-security-policy", SecurityHeaders.POLICY)
					.containsEntry("x-content-type-options", "nosniff")
					.containsEntry("cache-control", "no-store");
				JsonNode problem = JsonMapper.shared().readTree(answer.body());
				assertThat(problem.path("status").asInt()).isEqualTo(status);
				assertThat(problem.path("type").asString()).startsWith("/problems/");
				assertThat(problem.path("title").asString()).isNotBlank();
				assertThat(problem.path("detail").asString()).endsWith(".");
				assertThat(problem.path("requestId").asString()).isEqualTo(answer.headers().get("x-request-id"))
					.hasSize(36);
				if ("close".equals(answer.headers().get("connection"))) {
					assertThat(caller.in.read()).as("the connection's end").isNegative();
				}
				else {
					assertThat(caller.ask(GOOD).status()).isEqualTo(200);
				}
			}
		});
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void aBodyThatEndsAsNoHttpIsNoFaultOfOurs(CapturedOutput log) throws IOException {
		LoggingSystem levels = LoggingSystem.get(getClass().getClassLoader());
		levels.setLogLevel(AnsweredBelow.class.getName(), LogLevel.DEBUG);
		try (Caller caller = new Caller(this.port)) {
			assertThat(caller.ask(BROKEN_CHUNK).status()).isEqualTo(400);
			Awaitility.await().until(() -> log.getOut().contains("A body ended as no HTTP"));
			assertThat(log.getOut()).doesNotContain(" ERROR ");
		}
		finally {
			levels.setLogLevel(AnsweredBelow.class.getName(), null);
		}
	}

	@Test
	void aQuestionForTheHeadersOnlyGetsNoBody() throws IOException {
		try (Caller caller = new Caller(this.port)) {
			caller.send("HEAD /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n");
			assertThat(caller.head().status()).isEqualTo(400);
			assertThat(caller.ask(GOOD).status()).isEqualTo(200);
		}
	}

	@Test
	void goodRequestsOnOneConnectionAreAnsweredAsEver() throws IOException {
		try (Caller caller = new Caller(this.port)) {
			for (int i = 0; i < 3; i++) {
				Answer answer = caller.ask(GOOD);
				assertThat(answer.status()).isEqualTo(200);
				assertThat(answer.body()).contains("\"needed\"");
			}
			assertThat(caller.ask("GET /api/nothing HTTP/1.1\r\nHost: localhost\r\n\r\n").body())
				.contains("/problems/unauthenticated");
		}
	}

	private record Answer(int status, Map<String, String> headers, String body) {
	}

	/**
	 * Sends bytes as they are and reads answers with a length.
	 */
	private static final class Caller implements AutoCloseable {

		private final Socket socket;

		private final InputStream in;

		Caller(int port) throws IOException {
			this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
			this.socket.setSoTimeout(10_000);
			this.in = new BufferedInputStream(this.socket.getInputStream());
		}

		void send(String request) throws IOException {
			this.socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
		}

		Answer ask(String request) throws IOException {
			send(request);
			Answer head = head();
			int length = Integer.parseInt(head.headers().getOrDefault("content-length", "0"));
			return new Answer(head.status(), head.headers(),
					new String(this.in.readNBytes(length), StandardCharsets.UTF_8));
		}

		Answer head() throws IOException {
			String[] first = line().split(" ", 3);
			assertThat(first[0]).isEqualTo("HTTP/1.1");
			Map<String, String> headers = new TreeMap<>();
			for (String line = line(); !line.isEmpty(); line = line()) {
				int colon = line.indexOf(':');
				headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
			}
			return new Answer(Integer.parseInt(first[1]), headers, "");
		}

		private String line() throws IOException {
			StringBuilder line = new StringBuilder();
			for (int next = this.in.read(); next != '\n'; next = this.in.read()) {
				assertThat(next).as("the connection's end after: " + line).isNotNegative();
				line.append((char) next);
			}
			return line.toString().strip();
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
