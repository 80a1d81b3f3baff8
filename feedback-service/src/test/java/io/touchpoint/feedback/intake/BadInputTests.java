package io.touchpoint.feedback.intake;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is sent, the answer names the field and the reason and is never a 5xx.
 */
@FeedbackTest
class BadInputTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private String code;

	@BeforeEach
	void site() {
		this.sites.arrive("bad-a");
		this.code = this.sites.survey("bad-a", "waiting");
	}

	private EntityExchangeResult<byte[]> post(String body) {
		return this.web.post()
			.uri("/public/responses")
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchange()
			.expectBody()
			.returnResult();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					{"answers": {"overall": 3}}                                               | survey missing
					{"survey": null, "answers": {"overall": 3}}                               | survey missing
					{"survey": 7, "answers": {"overall": 3}}                                  | survey wrong-type
					{"survey": "nosuchcode", "answers": {"overall": 3}}                       | survey unknown-survey
					{"survey": "../../etc/passwd", "answers": {}}                             | survey unknown-survey
					{"survey": "nosuchcode", "comment": 5, "extra": 1}                        | extra unknown-field, survey unknown-survey, comment wrong-type
					{"survey": "CODE", "version": "1", "answers": {"overall": 3}}             | version wrong-type
					{"survey": "CODE", "version": 1.5, "answers": {"overall": 3}}             | version wrong-type
					{"survey": "CODE", "version": 0, "answers": {"overall": 3}}               | version unknown-version
					{"survey": "CODE", "version": 77, "answers": {"overall": 9}}              | version unknown-version, answers.overall out-of-range
					{"survey": "CODE", "version": 99999999999, "answers": {"overall": 3}}     | version unknown-version
					{"survey": "CODE"}                                                        | answers.overall missing
					{"survey": "CODE", "answers": [1]}                                        | answers wrong-type
					{"survey": "CODE", "answers": {}}                                         | answers.overall missing
					{"survey": "CODE", "answers": {"overall": null}}                          | answers.overall missing
					{"survey": "CODE", "answers": {"overall": "5"}}                           | answers.overall wrong-type
					{"survey": "CODE", "answers": {"overall": 4.5}}                           | answers.overall wrong-type
					{"survey": "CODE", "answers": {"overall": true}}                          | answers.overall wrong-type
					{"survey": "CODE", "answers": {"overall": {}}}                            | answers.overall wrong-type
					{"survey": "CODE", "answers": {"overall": 0}}                             | answers.overall out-of-range
					{"survey": "CODE", "answers": {"overall": 6}}                             | answers.overall out-of-range
					{"survey": "CODE", "answers": {"overall": 99999999999999999999}}          | answers.overall out-of-range
					{"survey": "CODE", "answers": {"overall": 3, "nps": 11}}                  | answers.nps out-of-range
					{"survey": "CODE", "answers": {"overall": 3, "nps": -1}}                  | answers.nps out-of-range
					{"survey": "CODE", "answers": {"overall": 3, "beauty": 5}}                | answers.beauty unknown-question
					{"survey": "CODE", "answers": {"overall": 3, "trust": 5}}                 | answers.trust wrong-type
					{"survey": "CODE", "answers": {"overall": 3, "trust": {"expected": 5}}}   | answers.trust.experienced missing
					{"survey": "CODE", "answers": {"overall": 3, "trust": {"expected": 9, "experienced": 5}}} | answers.trust.expected out-of-range
					{"survey": "CODE", "answers": {"overall": 3, "trust": {"experienced": 5, "felt": 1}}} | answers.trust.felt unknown-field
					{"survey": "CODE", "answers": {"overall": 3, "trust-importance": 7}}      | answers.trust-importance out-of-range
					{"survey": "CODE", "answers": {"overall": 3, "comment": 5}}               | answers.comment wrong-type
					{"survey": "CODE", "answers": {"overall": 3, "comment": "a"}, "comment": "b"} | comment given-twice
					{"survey": "CODE", "answers": {"overall": 3}, "comment": "nul \\u0000"}   | comment unfit-characters
					{"survey": "CODE", "answers": {"overall": 3}, "comment": "half \\ud800 pair"} | comment unfit-characters
					{"survey": "CODE", "answers": {"overall": 3}, "contact": "me"}            | contact wrong-type
					{"survey": "CODE", "answers": {"overall": 3}, "contact": {"email": "a@example.org"}} | contact.consent consent-required
					{"survey": "CODE", "answers": {"overall": 3}, "contact": {"email": "a@example.org", "consent": false}} | contact.consent consent-required
					{"survey": "CODE", "answers": {"overall": 3}, "contact": {"email": "a@example.org", "consent": "yes"}} | contact.consent wrong-type
					{"survey": "CODE", "answers": {"overall": 3}, "contact": {"consent": true}} | contact.email missing
					{"survey": "CODE", "answers": {"overall": 3}, "contact": {"email": "nobody", "consent": true}} | contact.email invalid-email
					{"survey": "CODE", "answers": {"overall": 3}, "contact": {"email": "a@b.org\\nBcc: c@d.org", "consent": true}} | contact.email invalid-email
					{"survey": "CODE", "answers": {"overall": 3}, "contact": {"email": "a@example.org", "consent": true, "phone": "1"}} | contact.phone unknown-field
					{"survey": "CODE", "answers": {"overall": 3}, "language": "English"}      | language invalid
					{"survey": "CODE", "answers": {"overall": 3}, "relation": "FRIEND"}       | relation unknown-value
					{"survey": "CODE", "answers": {"overall": 3}, "channel": "PAPER"}         | channel not-allowed
					{"survey": "CODE", "answers": {"overall": 3}, "channel": "KIOSK"}         | channel not-allowed
					{"survey": "CODE", "answers": {"overall": 3}, "channel": "EMAIL"}         | channel not-allowed
					{"survey": "CODE", "answers": {"overall": 3}, "channel": 1}               | channel wrong-type
					{"survey": "CODE", "answers": {"overall": 3}, "occurredAt": "yesterday"}  | occurredAt wrong-type
					{"survey": "CODE", "answers": {"overall": 3}, "occurredAt": "2999-01-01T00:00:00Z"} | occurredAt out-of-range
					{"survey": "CODE", "answers": {"overall": 9, "nps": "x"}, "site": "bad-a"} | site unknown-field, answers.overall out-of-range, answers.nps wrong-type
					""")
	void everyFaultIsNamedWithItsFieldAndReason(String body, String faults) {
		EntityExchangeResult<byte[]> result = post(body.replace("CODE", this.code));
		assertThat(result.getStatus().value()).isEqualTo(400);
		assertThat(result.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
		JsonNode problem = JSON.readTree(result.getResponseBody());
		assertThat(problem.get("type").stringValue()).isEqualTo("/problems/validation");
		List<String> named = Stream.iterate(0, (n) -> n < problem.get("errors").size(), (n) -> n + 1)
			.map((n) -> problem.get("errors").get(n))
			.map((error) -> error.get("field").stringValue() + " " + error.get("reason").stringValue())
			.toList();
		assertThat(named).containsExactlyInAnyOrderElementsOf(Arrays.asList(faults.split(", ")));
	}

	@Test
	void aTooLongCommentIsRefusedAndTheLongestIsNot() {
		String body = "{\"survey\": \"%s\", \"answers\": {\"overall\": 3}, \"comment\": \"%s\"}";
		assertThat(post(body.formatted(this.code, "é".repeat(4000))).getStatus().value()).isEqualTo(201);
		EntityExchangeResult<byte[]> result = post(body.formatted(this.code, "é".repeat(4001)));
		assertThat(new String(result.getResponseBody())).contains("\"comment\"", "too-long");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "[]", "7", "\"text\"", "{} {}", "{\"survey\": \"a\", \"survey\": \"b\"}", "{'a': 1}",
			"\u0000", "{\"a\": NaN}", "<xml/>" })
	void whatIsNotOneJsonObjectIsMalformed(String body) {
		EntityExchangeResult<byte[]> result = post(body);
		assertThat(result.getStatus().value()).isEqualTo(400);
		assertThat(JSON.readTree(result.getResponseBody()).get("type").stringValue())
			.isEqualTo("/problems/malformed-json");
	}

	@Test
	void deeplyNestedJsonIsMalformed() {
		assertThat(post("{\"answers\": " + "[".repeat(20_000)).getStatus().value()).isEqualTo(400);
	}

	@Test
	void anEmptyBodyIsMalformed() {
		this.web.post()
			.uri("/public/responses")
			.header("Idempotency-Key", "empty-1")
			.contentType(MediaType.APPLICATION_JSON)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/malformed-json");
	}

	@Test
	void tenMegabytesAreTooLarge() {
		EntityExchangeResult<byte[]> result = post("{\"comment\": \"" + "x".repeat(10_000_000) + "\"}");
		assertThat(result.getStatus().value()).isEqualTo(413);
		assertThat(JSON.readTree(result.getResponseBody()).get("type").stringValue()).isEqualTo("/problems/too-large");
	}

	@Test
	void withoutAKeyOrWithANonsenseKeyNothingIsTaken() {
		this.web.post()
			.uri("/public/responses")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{}")
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/idempotency-key-missing");
		this.web.post()
			.uri("/public/responses")
			.header("Idempotency-Key", "k".repeat(201))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{}")
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("Idempotency-Key");
	}

	@Test
	void otherMediaTypesAndMethodsAreRefused() {
		this.web.post()
			.uri("/public/responses")
			.header("Idempotency-Key", "xml-1")
			.contentType(MediaType.APPLICATION_XML)
			.bodyValue("<a/>")
			.exchange()
			.expectStatus()
			.isEqualTo(415);
		this.web.put().uri("/public/responses").exchange().expectStatus().is4xxClientError();
	}

}
