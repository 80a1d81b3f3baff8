package io.touchpoint.starter.web;

import java.net.ConnectException;
import java.net.URI;
import java.util.stream.Stream;

import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.touchpoint.starter.StarterApplication;
import io.touchpoint.starter.testing.PostgresTest;
import io.touchpoint.starter.testing.TestPassports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = StarterApplication.class)
@PostgresTest
@AutoConfigureWebTestClient(timeout = "30s")
class ProblemTests {

	private static final String ID = "\"id\":\"0199c3a0-0000-7000-8000-000000000001\"";

	@Autowired
	private WebTestClient client;

	private final TestPassports passports = new TestPassports("starter-test");

	static Stream<Arguments> badBodies() {
		return Stream.of(Arguments.of("{" + ID + ",\"rating\":3}", 400, "validation", "name", "missing"),
				Arguments.of("{" + ID + ",\"name\":\" \",\"rating\":3}", 400, "validation", "name", "missing"),
				Arguments.of("{" + ID + ",\"name\":\"a\",\"rating\":9}", 400, "validation", "rating", "max"),
				Arguments.of("{" + ID + ",\"name\":\"a\",\"rating\":\"many\"}", 400, "validation", "rating",
						"wrong-type"),
				Arguments.of("{" + ID + ",\"name\":\"a\",\"rating\":2,\"role\":\"HEAD_OFFICE\"}", 400, "validation",
						"role", "unknown-field"),
				Arguments.of("{" + ID + ",\"name\":\"a\",\"rating\":2,\"tags\":[\"b\",null]}", 400, "validation",
						"tags[1]", "missing"),
				Arguments.of("{\"id\":\"none\",\"name\":\"a\",\"rating\":2}", 400, "validation", "id", "wrong-type"));
	}

	@ParameterizedTest
	@MethodSource("badBodies")
	void aBadBodyIsAnsweredWithTheFieldAndTheReason(String body, int status, String reason, String field,
			String fault) {
		post(body, MediaType.APPLICATION_JSON).expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/" + reason)
			.jsonPath("$.errors[0].field")
			.isEqualTo(field)
			.jsonPath("$.errors[0].reason")
			.isEqualTo(fault)
			.jsonPath("$.errors[0].message")
			.isNotEmpty()
			.jsonPath("$.requestId")
			.isNotEmpty();
	}

	static Stream<Arguments> unreadableBodies() {
		return Stream.of(Arguments.of("{", MediaType.APPLICATION_JSON, 400, "malformed-json"),
				Arguments.of("[]", MediaType.APPLICATION_JSON, 400, "malformed-json"),
				Arguments.of("", MediaType.APPLICATION_JSON, 400, "malformed-json"),
				Arguments.of("a=b", MediaType.APPLICATION_FORM_URLENCODED, 415, "unsupported-media-type"), Arguments
					.of("{\"name\":\"" + "x".repeat(10_000_000) + "\"}", MediaType.APPLICATION_JSON, 413, "too-large"));
	}

	@ParameterizedTest
	@MethodSource("unreadableBodies")
	void anUnreadableBodyIsAnsweredWithAProblem(String body, MediaType type, int status, String reason) {
		post(body, type).expectStatus()
			.isEqualTo(status)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/" + reason);
	}

	@Test
	void aParameterOfTheWrongTypeIsNamed() {
		get("/api/things?page=many").expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("page")
			.jsonPath("$.errors[0].reason")
			.isEqualTo("wrong-type");
	}

	@Test
	void aFilterOfTheWrongTypeIsNamedWithoutTellingClasses() {
		get("/api/filtered?from=yesterday").expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("from")
			.jsonPath("$.errors[0].reason")
			.isEqualTo("wrong-type")
			.jsonPath("$.errors[0].message")
			.isEqualTo("'from' has a value of the wrong type.");
	}

	@Test
	void aFellowServiceThatIsAwayIsUnavailableAndNotUnexpected() {
		WebClientRequestException away = new WebClientRequestException(new ConnectException("refused"), HttpMethod.GET,
				URI.create("http://elsewhere/"), HttpHeaders.EMPTY);
		assertThat(ProblemTranslation.translate(away).status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
	}

	@Test
	void aParameterThatNoTextInTheDatabaseCanHoldIsNamed() {
		MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
		query.add("site", "north");
		query.add("q", "a\u0000");
		DataIntegrityViolationException unfit = new DataIntegrityViolationException("no",
				new R2dbcDataIntegrityViolationException("no", "22021"));
		assertThat(ProblemTranslation.translate(unfit, query).faults()).extracting(FieldFault::field)
			.containsExactly("q");
	}

	@Test
	void aParameterOutOfRangeIsNamed() {
		get("/api/things?page=0").expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("page");
	}

	@Test
	void aMissingParameterIsNamed() {
		get("/api/site").expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("site")
			.jsonPath("$.errors[0].reason")
			.isEqualTo("missing");
	}

	@Test
	void anUnknownAddressIsAProblemToo() {
		get("/api/nowhere").expectStatus()
			.isNotFound()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/not-found");
	}

	@Test
	void anUnexpectedFailureTellsNothingButItsRequestId() {
		byte[] body = get("/api/broken").expectStatus()
			.is5xxServerError()
			.expectHeader()
			.exists(RequestId.HEADER)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/unexpected")
			.returnResult()
			.getResponseBodyContent();
		assertThat(new String(body)).doesNotContain("swordfish", "Exception");
	}

	@Test
	void aSafeRequestIdIsKeptAndAnUnsafeOneReplaced() {
		this.client.get()
			.uri("/api/missing")
			.headers((headers) -> headers.setBearerAuth(this.passports.headOffice()))
			.header(RequestId.HEADER, "abc-12345678")
			.exchange()
			.expectHeader()
			.valueEquals(RequestId.HEADER, "abc-12345678");
		this.client.get()
			.uri("/api/missing")
			.headers((headers) -> headers.setBearerAuth(this.passports.headOffice()))
			.header(RequestId.HEADER, "<script>alert(1)</script>")
			.exchange()
			.expectHeader()
			.value(RequestId.HEADER, (id) -> assertThat(id).doesNotContain("script"));
	}

	private WebTestClient.ResponseSpec post(String body, MediaType type) {
		return this.client.post().uri("/public/things").contentType(type).bodyValue(body).exchange();
	}

	private WebTestClient.ResponseSpec get(String uri) {
		return this.client.get()
			.uri(uri)
			.headers((headers) -> headers.setBearerAuth(this.passports.headOffice()))
			.exchange();
	}

}
