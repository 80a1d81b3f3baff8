package io.touchpoint.gateway.login;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.IntStream;

import io.touchpoint.gateway.GatewayTest;
import io.touchpoint.gateway.Person;
import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@GatewayTest
class SessionTests {

	@LocalServerPort
	private int port;

	@Autowired
	private TestDatabase database;

	@Test
	void aDemoAccountSignsInAndIsKnownAfterwards() {
		Person head = Person.demo(this.port, "head");
		head.get("/api/session")
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.user.username")
			.isEqualTo("head")
			.jsonPath("$.user.roles[0]")
			.isEqualTo("HEAD_OFFICE")
			.jsonPath("$.user.sites")
			.isEqualTo("*")
			.jsonPath("$.csrfToken")
			.isEqualTo(head.csrfToken())
			.jsonPath("$.demo")
			.isEqualTo(true);
	}

	@Test
	void theCookieIsNotForScriptsAndNotForOtherSites() {
		ResponseCookie cookie = Person.client(this.port)
			.post()
			.uri("/api/session")
			.bodyValue(Map.of("username", "head", "password", "touchpoint-demo"))
			.exchange()
			.returnResult(Void.class)
			.getResponseCookies()
			.getFirst("touchpoint-session");
		assertThat(cookie.isHttpOnly()).isTrue();
		assertThat(cookie.getSameSite()).isEqualTo("Strict");
		assertThat(cookie.getPath()).isEqualTo("/");
		assertThat(cookie.getValue()).hasSize(43);
	}

	@Test
	void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
		for (String username : new String[] { "head", "nobody-of-that-name" }) {
			Person.nobody(this.port)
				.send("POST", "/api/session", Map.of("username", username, "password", "wrong-wrong-wrong"))
				.expectStatus()
				.isUnauthorized()
				.expectBody()
				.jsonPath("$.type")
				.isEqualTo("/problems/bad-credentials")
				.jsonPath("$.detail")
				.isEqualTo("The username or the password is not right.");
		}
	}

	@Test
	void signingOutEndsTheSessionAtOnce() {
		Person head = Person.demo(this.port, "head");
		head.send("DELETE", "/api/session", null).expectStatus().isNoContent();
		head.get("/api/session")
			.expectStatus()
			.isUnauthorized()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/unauthenticated");
	}

	@Test
	void everySignInGetsANewIdAndEndsTheSessionTheBrowserHad() {
		Person first = Person.demo(this.port, "head");
		Person.nobody(this.port)
			.send("POST", "/api/session", Map.of("username", "head", "password", "touchpoint-demo"),
					(headers) -> headers.add("Cookie", "touchpoint-session=" + first.cookie()))
			.expectStatus()
			.isOk()
			.expectCookie()
			.value("touchpoint-session", (value) -> assertThat(value).isNotEqualTo(first.cookie()));
		first.get("/api/session").expectStatus().isUnauthorized();
	}

	@Test
	void anIdleSessionAndAnOldOneAreRefused() throws SQLException {
		Person idle = Person.demo(this.port, "staff");
		age(idle, "last_seen_at = now() - interval '31 minutes'");
		idle.get("/api/session").expectStatus().isUnauthorized();
		Person old = Person.demo(this.port, "staff");
		age(old, "started_at = now() - interval '721 minutes'");
		old.get("/api/session").expectStatus().isUnauthorized();
		Person young = Person.demo(this.port, "staff");
		age(young, "last_seen_at = now() - interval '29 minutes', started_at = now() - interval '719 minutes'");
		young.get("/api/session").expectStatus().isOk();
	}

	private void age(Person person, String change) throws SQLException {
		try (Connection connection = this.database.connect();
				var update = connection.prepareStatement("UPDATE session SET " + change + " WHERE id_hash = ?")) {
			update.setBytes(1, Secret.claimed(person.cookie()).hash());
			assertThat(update.executeUpdate()).isEqualTo(1);
		}
	}

	@Test
	void theIdIsStoredAsAHashOnly() throws SQLException {
		Person head = Person.demo(this.port, "head");
		try (Connection connection = this.database.connect();
				var rows = connection.createStatement()
					.executeQuery("SELECT count(*) FROM session WHERE position('" + head.cookie()
							+ "'::bytea IN id_hash) > 0")) {
			rows.next();
			assertThat(rows.getLong(1)).isZero();
		}
	}

	@Test
	void anUnsafeRequestNeedsTheTokenOfItsSession() {
		Person head = Person.demo(this.port, "head");
		Person other = Person.demo(this.port, "head");
		for (String token : new String[] { "", other.csrfToken() }) {
			Person.nobody(this.port).send("DELETE", "/api/session", null, (headers) -> {
				headers.add("Cookie", "touchpoint-session=" + head.cookie());
				headers.add("X-CSRF-Token", token);
			}).expectStatus().isForbidden().expectBody().jsonPath("$.type").isEqualTo("/problems/csrf");
		}
		head.get("/api/session").expectStatus().isOk();
	}

	@Test
	void aPageOfAnotherOriginMayNotWrite() {
		Person head = Person.demo(this.port, "head");
		head.send("DELETE", "/api/session", null, (headers) -> headers.setOrigin("https://evil.example"))
			.expectStatus()
			.isForbidden()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/cross-origin");
		head.send("DELETE", "/api/session", null, (headers) -> headers.setOrigin("http://127.0.0.1:" + this.port))
			.expectStatus()
			.isNoContent();
	}

	@Test
	void aDemoAccountBehindAProxyDoesNotExist() {
		Person head = Person.demo(this.port, "head");
		Person.nobody(this.port)
			.send("POST", "/api/session", Map.of("username", "head", "password", "touchpoint-demo"),
					(headers) -> headers.add("X-Forwarded-For", "203.0.113.7"))
			.expectStatus()
			.isUnauthorized();
		head.client()
			.get()
			.uri("/api/session")
			.header("Cookie", "touchpoint-session=" + head.cookie())
			.header("X-Forwarded-For", "203.0.113.7")
			.exchange()
			.expectStatus()
			.isUnauthorized();
	}

	@Test
	void theOwnPasswordChangesAndOtherSessionsEnd() {
		Person head = Person.demo(this.port, "head");
		head.send("POST", "/api/directory/staff", Map.of("username", "pat", "name", "Pat", "roles",
				new String[] { "HEAD_OFFICE" }, "password", "a-first-password-of-pat"))
			.expectStatus()
			.isCreated();
		Person one = Person.signIn(this.port, "pat", "a-first-password-of-pat");
		Person two = Person.signIn(this.port, "pat", "a-first-password-of-pat");
		one.send("PUT", "/api/session/password",
				Map.of("present", "not-it-at-all", "password", "another-long-password"))
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].reason")
			.isEqualTo("wrong-password");
		one.send("PUT", "/api/session/password",
				Map.of("present", "a-first-password-of-pat", "password", "another-long-password"))
			.expectStatus()
			.isOk();
		two.get("/api/session").expectStatus().isUnauthorized();
		Person.signIn(this.port, "pat", "another-long-password");
	}

	@Test
	void manyWrongPasswordsAtOnceAreCountedToo() {
		long tried = IntStream.range(0, 30)
			.parallel()
			.filter((i) -> Person.nobody(this.port)
				.send("POST", "/api/session", Map.of("username", "rushed", "password", "wrong-" + i))
				.returnResult(Void.class)
				.getStatus()
				.value() == 401)
			.count();
		assertThat(tried).isEqualTo(10);
	}

	@Test
	void aNameIsLockedAfterTenWrongPasswordsFromOneAddress() {
		Person nobody = Person.nobody(this.port);
		for (int i = 0; i < 10; i++) {
			nobody.send("POST", "/api/session", Map.of("username", "tired", "password", "wrong-" + i))
				.expectStatus()
				.isUnauthorized();
		}
		nobody.send("POST", "/api/session", Map.of("username", "tired", "password", "wrong-again"))
			.expectStatus()
			.isEqualTo(429)
			.expectHeader()
			.exists("Retry-After")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/too-many-requests");
	}

	@Test
	void wrongPresentPasswordsAreCountedLikeFailedSignIns() {
		Person atTheOpenSession = newcomer("left-open", "a-first-password-of-lea");
		for (int i = 0; i < 10; i++) {
			changePassword(atTheOpenSession, "wrong-" + i).expectStatus().isBadRequest();
		}
		changePassword(atTheOpenSession, "a-first-password-of-lea").expectStatus()
			.isEqualTo(429)
			.expectHeader()
			.exists("Retry-After")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/too-many-requests");
		Person.nobody(this.port)
			.send("POST", "/api/session", Map.of("username", "left-open", "password", "a-first-password-of-lea"))
			.expectStatus()
			.isEqualTo(429);
	}

	private Person newcomer(String username, String password) {
		Person.demo(this.port, "head")
			.send("POST", "/api/directory/staff",
					Map.of("username", username, "name", "Newcomer", "roles", new String[] { "HEAD_OFFICE" },
							"password", password))
			.expectStatus()
			.isCreated();
		return Person.signIn(this.port, username, password);
	}

	private static WebTestClient.ResponseSpec changePassword(Person person, String present) {
		return person.send("PUT", "/api/session/password",
				Map.of("present", present, "password", "another-long-password"));
	}

	@Test
	void aRightPresentPasswordCountsForNothingEvenBeforeAWeakNewOne() {
		Person uwe = newcomer("undecided", "a-first-password-of-uwe");
		for (int i = 0; i < 11; i++) {
			uwe.send("PUT", "/api/session/password", Map.of("present", "a-first-password-of-uwe", "password", "short"))
				.expectStatus()
				.isBadRequest()
				.expectBody()
				.jsonPath("$.errors[0].field")
				.isEqualTo("password");
		}
	}

	@Test
	void aNameThatIsMadeToLeadToADemoOnThisMachineOpensNothing() throws Exception {
		String own = "127.0.0.1:" + this.port;
		assertThat(signInAt(own, "http://" + own)).isEqualTo(200);
		assertThat(signInAt("localhost:" + this.port, "http://localhost:" + this.port)).isEqualTo(200);
		for (String host : new String[] { "evil.example:" + this.port, "evil.example", "localhost.evil.example",
				"127.0.0.1.evil.example" }) {
			assertThat(signInAt(host, "http://" + host)).as(host).isEqualTo(403);
		}
		assertThat(signInAt(own, "http://evil.example:" + this.port)).isEqualTo(403);
	}

	/**
	 * As a browser does on a page of that origin, whose name was resolved to this
	 * machine.
	 */
	private int signInAt(String host, String origin) throws IOException {
		byte[] body = "{\"username\":\"head\",\"password\":\"touchpoint-demo\"}".getBytes(StandardCharsets.US_ASCII);
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream()
				.write("POST /api/session HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
					.formatted(host, origin, body.length)
					.getBytes(StandardCharsets.US_ASCII));
			socket.getOutputStream().write(body);
			String line = new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()),
					StandardCharsets.US_ASCII);
			return Integer.parseInt(line.substring("HTTP/1.1 ".length()));
		}
	}

}
