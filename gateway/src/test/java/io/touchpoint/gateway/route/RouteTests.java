package io.touchpoint.gateway.route;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.touchpoint.gateway.GatewayTest;
import io.touchpoint.gateway.Person;
import io.touchpoint.gateway.TestRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteTests {

	private static final List<String> SERVICES = List.of("feedback-service", "complaint-service",
			"notification-service", "reporting-service");

	@LocalServerPort
	private int port;

	@Autowired
	private TestRegistry registry;

	@Autowired
	private KnownInstances known;

	private Person staff;

	private WebTestClient client;

	private Instance one;

	private Instance two;

	@BeforeAll
	void signIn() {
		this.staff = Person.demo(this.port, "staff");
		this.client = Person.client(this.port);
	}

	@BeforeEach
	void startInstances() {
		this.one = new Instance("one");
		this.two = new Instance("two");
	}

	@AfterEach
	void stopInstances() {
		this.one.close();
		this.two.close();
	}

	/** The gateway looks at the registry twice a second. */
	private void instances(String service, Instance... instances) {
		int[] ports = Arrays.stream(instances).mapToInt(Instance::port).toArray();
		this.registry.set(service, ports);
		Awaitility.await()
			.until(() -> this.known.of(service)
				.stream()
				.map(ServiceInstance::getPort)
				.toList()
				.equals(Arrays.stream(ports).boxed().toList()));
	}

	@ParameterizedTest
	@CsvSource({ "GET,/api/feedback/responses,feedback-service", "GET,/api/complaints,complaint-service",
			"GET,/api/complaints/1/notes,complaint-service", "GET,/api/notifications/messages,notification-service",
			"GET,/api/reports/comparison,reporting-service", "POST,/public/responses,feedback-service",
			"POST,/public/complaints,complaint-service", "GET,/s/abc,feedback-service",
			"GET,/s/assets/survey.css,feedback-service", "GET,/c/north-general,complaint-service",
			"GET,/t/secret,complaint-service", "POST,/t/secret/messages,complaint-service",
			"GET,/api/openapi/feedback-service,feedback-service",
			"GET,/api/openapi/reporting-service,reporting-service", "POST,/api/feedback/imports,feedback-service" })
	void anAddressLeadsToTheServiceThatOwnsIt(String method, String path, String service) {
		SERVICES.forEach((other) -> this.registry.set(other, this.two.port()));
		instances(service, this.one);
		this.staff.send(method, path, method.equals("POST") ? Map.of("a", 1) : null)
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.name")
			.isEqualTo("one");
		assertThat(this.one.last().path()).isEqualTo(path);
	}

	@Test
	void theServiceGetsAPassportThatThePublishedKeysConfirm() throws ParseException, JOSEException {
		instances("complaint-service", this.one);
		this.staff.get("/api/complaints").expectStatus().isOk();
		SignedJWT passport = SignedJWT
			.parse(this.one.last().headers().get("Authorization").substring("Bearer ".length()));
		String jwks = this.client.get()
			.uri("/.well-known/jwks.json")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		JWKSet keys = JWKSet.parse(jwks);
		assertThat(jwks).doesNotContain("\"d\"");
		assertThat(passport.verify(new ECDSAVerifier(keys.getKeyByKeyId(passport.getHeader().getKeyID()).toECKey())))
			.isTrue();
		assertThat(passport.getJWTClaimsSet().getAudience()).containsExactly("complaint-service");
		assertThat(passport.getJWTClaimsSet().getIssuer()).isEqualTo("touchpoint-gateway");
		assertThat(passport.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("STAFF");
		assertThat(passport.getJWTClaimsSet().getStringListClaim("sites")).containsExactly("north-general");
		assertThat(passport.getJWTClaimsSet().getExpirationTime().toInstant())
			.isBeforeOrEqualTo(Instant.now().plusSeconds(61));
	}

	@Test
	void headersOfIdentityAndForwardingFromOutsideDoNotArrive() {
		instances("feedback-service", this.one);
		this.client.get()
			.uri("/s/abc")
			.header("Cookie", "touchpoint-session=" + this.staff.cookie() + "; kiosk=7")
			.header("X-Forwarded-Host", "evil.example")
			.header("Forwarded", "for=evil.example")
			.header("X-Forwarded-For", "192.0.2.77")
			.header("X-Real-IP", "1.2.3.4")
			.header("X-User", "root")
			.header("X-Touchpoint-Roles", "HEAD_OFFICE")
			.header("X-CSRF-Token", "token")
			.header("X-Request-Id", "request-4711")
			.exchange()
			.expectHeader()
			.valueEquals("X-Request-Id", "request-4711");
		assertThat(this.one.got()).hasSize(1);
		assertThat(this.one.last().headers()).containsEntry("X-Request-Id", "request-4711")
			.containsEntry("Cookie", "kiosk=7")
			.doesNotContainKeys("X-Forwarded-Host", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Port",
					"X-Forwarded-Prefix", "Forwarded", "X-Real-IP", "X-User", "X-Touchpoint-Roles", "X-CSRF-Token");
	}

	@Test
	void aBearerTokenFromOutsideIsNeverAPassport() {
		instances("feedback-service", this.one);
		this.client.get()
			.uri("/api/feedback/responses")
			.header("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")
			.exchange()
			.expectStatus()
			.isUnauthorized();
		this.client.post()
			.uri("/public/responses")
			.header("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")
			.header("Cookie", "touchpoint-session=" + this.staff.cookie())
			.bodyValue("{}")
			.exchange()
			.expectStatus()
			.isOk();
		assertThat(this.one.got()).hasSize(1);
		assertThat(this.one.last().headers()).doesNotContainKeys("Authorization", "Cookie");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/internal/feed/0", "/internal/responses/1/contact", "/actuator/health", "/actuator/prometheus",
					"/api/openapi/nothing", "/api/nothing", "/s/../internal/feed/0", "/s/%2e%2e/internal/feed/0" })
	void whatIsNotPublishedIsNotRouted(String path) {
		SERVICES.forEach((service) -> this.registry.set(service, this.one.port()));
		instances("feedback-service", this.one);
		int status = this.client.get()
			.uri(java.net.URI.create("http://127.0.0.1:" + this.port + path))
			.header("Cookie", "touchpoint-session=" + this.staff.cookie())
			.header("Accept", "text/html")
			.exchange()
			.returnResult(String.class)
			.getStatus()
			.value();
		assertThat(status).isIn(400, 401, 403, 404);
		assertThat(this.one.got())
			.noneMatch((got) -> got.path().startsWith("/internal") || got.path().startsWith("/actuator"));
	}

	@Test
	void theNameOfAServiceIsNotAnAddress() {
		instances("feedback-service", this.one);
		this.staff.get("/feedback-service/internal/feed/0");
		assertThat(this.one.got()).isEmpty();
	}

	@Test
	void anUnknownApiAddressIsAProblemEvenForABrowser() {
		this.client.get()
			.uri("/api/nothing")
			.header("Cookie", "touchpoint-session=" + this.staff.cookie())
			.header("Accept", "text/html")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void aKilledInstanceCostsNoFailedRead() {
		instances("reporting-service", this.one, this.two);
		for (int i = 0; i < 10; i++) {
			this.staff.get("/api/reports/measures").expectStatus().isOk();
		}
		assertThat(this.one.got()).isNotEmpty();
		this.one.kill();
		for (int i = 0; i < 60; i++) {
			this.staff.get("/api/reports/measures")
				.expectStatus()
				.isOk()
				.expectBody()
				.jsonPath("$.name")
				.isEqualTo("two");
		}
	}

	@Test
	void aWriteWithoutAKeyIsSentOnce() {
		instances("notification-service", this.one.breakingOff(), this.two.breakingOff());
		this.staff.send("POST", "/api/notifications/messages/1/retry", Map.of("a", 1))
			.expectStatus()
			.isEqualTo(503)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/unavailable");
		assertThat(this.one.got().size() + this.two.got().size()).isEqualTo(1);
	}

	@Test
	void aWriteWithAKeyReachesTheOtherInstanceWithTheSameBody() {
		instances("feedback-service", this.one.breakingOff(), this.two);
		for (int i = 0; i < 4; i++) {
			this.client.post()
				.uri("/public/responses")
				.header("Idempotency-Key", "key-" + i)
				.contentType(MediaType.APPLICATION_JSON)
				.bodyValue("{\"survey\":\"abc\"}")
				.exchange()
				.expectStatus()
				.isOk();
		}
		assertThat(this.one.got()).hasSize(1);
		assertThat(this.two.got()).hasSize(4).allMatch((got) -> got.body().equals("{\"survey\":\"abc\"}"));
	}

	@Test
	void aSilentServiceIsAProblemInBoundedTime() {
		instances("complaint-service", this.one);
		Instant start = Instant.now();
		this.staff.get("/api/complaints/never")
			.expectStatus()
			.isEqualTo(504)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(8));
		assertThat(this.one.got()).hasSize(3);
		start = Instant.now();
		this.staff.send("POST", "/api/complaints/never", Map.of("a", 1)).expectStatus().isEqualTo(504);
		assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
	}

	@Test
	void aDeadServiceIsAProblemForProgramsAndAPageForCustomers() {
		this.one.kill();
		instances("feedback-service", this.one);
		this.client.get()
			.uri("/api/feedback/responses")
			.header("Cookie", "touchpoint-session=" + this.staff.cookie())
			.header("Accept", "text/html")
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.exists("Retry-After")
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/unavailable");
		this.client.get()
			.uri("/s/abc")
			.header("Accept", "text/html")
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.exists("Retry-After")
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_HTML)
			.expectBody(String.class)
			.value((page) -> assertThat(page).contains("We will be right back"));
	}

	@Test
	void aLiveStreamArrivesWhileItIsOpen() {
		instances("reporting-service", this.one);
		String first = this.client.get()
			.uri("/api/reports/live")
			.header("Cookie", "touchpoint-session=" + this.staff.cookie())
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(String.class)
			.getResponseBody()
			.blockFirst(Duration.ofSeconds(5));
		assertThat(first).contains("\"site\"");
	}

	@Test
	void aLargeBodyIsRefusedBeforeItIsRead() {
		instances("feedback-service", this.one);
		byte[] large = new byte[10 * 1024 * 1024];
		this.client.post()
			.uri("/public/responses")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(large)
			.exchange()
			.expectStatus()
			.isEqualTo(413)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/too-large");
		for (String key : List.of("", "some-key")) {
			Flux<DataBuffer> chunks = Flux.range(0, 40)
				.map((i) -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[64 * 1024]));
			this.client.post().uri("/public/responses").headers((headers) -> {
				if (!key.isEmpty()) {
					headers.set("Idempotency-Key", key);
				}
			})
				.contentType(MediaType.APPLICATION_JSON)
				.body(BodyInserters.fromDataBuffers(chunks))
				.exchange()
				.expectStatus()
				.isEqualTo(413);
		}
		assertThat(this.one.got()).isEmpty();
	}

	@Test
	void anImportPassesWhateverItsSize() {
		instances("complaint-service", this.one);
		Flux<DataBuffer> chunks = Flux.range(0, 320)
			.map((i) -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[64 * 1024]));
		this.client.post()
			.uri("/api/complaints/imports?profile=cfpb&name=x")
			.header("Cookie", "touchpoint-session=" + this.staff.cookie())
			.header("X-CSRF-Token", this.staff.csrfToken())
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.body(BodyInserters.fromDataBuffers(chunks))
			.exchange()
			.expectStatus()
			.isOk();
		assertThat(this.one.last().bytes()).isEqualTo(20 * 1024 * 1024);
	}

	@Test
	void publicAddressesAreLimitedPerNeighbourhood() {
		instances("feedback-service", this.one);
		for (int i = 0; i < 20; i++) {
			fromOutside("203.0.113." + i).expectStatus().isOk();
		}
		fromOutside("203.0.113.99").expectStatus()
			.isEqualTo(429)
			.expectHeader()
			.exists("Retry-After")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/too-many-requests");
		fromOutside("198.51.100.1").expectStatus().isOk();
		for (int i = 0; i < 40; i++) {
			this.client.get().uri("/s/abc").exchange().expectStatus().isOk();
		}
	}

	private WebTestClient.ResponseSpec fromOutside(String address) {
		return this.client.get().uri("/s/abc").header("X-Forwarded-For", "1.1.1.1, " + address).exchange();
	}

	@Test
	void everyAnswerCarriesTheGatewaysPolicyWhateverTheServiceSays() {
		instances("feedback-service", this.one);
		for (String path : List.of("/s/abc", "/api/nothing", "/.well-known/jwks.json", "/no-such.file")) {
			this.client.get()
				.uri(path)
				.exchange()
				.expectHeader()
				.value("Content-Security-Policy",
						(policy) -> assertThat(policy).contains("script-src 'self'", "frame-ancestors 'none'"))
				.expectHeader()
				.valueEquals("X-Content-Type-Options", "nosniff")
				.expectHeader()
				.exists("Referrer-Policy")
				.expectHeader()
				.exists("Permissions-Policy")
				.expectHeader()
				.doesNotExist("Strict-Transport-Security");
		}
	}

	@Test
	void bytesThatAreNoHttpDoNotHurt() throws java.io.IOException {
		try (java.net.Socket socket = new java.net.Socket("127.0.0.1", this.port)) {
			socket.setSoTimeout(5_000);
			socket.getOutputStream().write("NONSENSE\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			byte[] answer = socket.getInputStream().readNBytes(12);
			assertThat(new String(answer, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 4");
		}
	}

}
