package io.touchpoint.feedback.voice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A network that fails after the work was done makes nothing twice.
 */
@FeedbackTest
class RepeatedRecordsTests {

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private String site;

	private String manager;

	@BeforeEach
	void aSite() {
		this.site = "rr-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(this.site);
		this.manager = this.passports.siteManager(this.site);
	}

	private WebTestClient.ResponseSpec post(String kind, String passport, String key, Map<String, Object> body) {
		Map<String, Object> whole = new HashMap<>(body);
		whole.put("site", this.site);
		if (kind.equals("security-findings")) {
			whole.put("kind", "THEFT");
			whole.put("what", whole.remove("words"));
		}
		return this.web.post()
			.uri("/api/feedback/" + kind)
			.header("Idempotency-Key", key)
			.headers((headers) -> headers.setBearerAuth(passport))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(whole)
			.exchange();
	}

	private static String id(WebTestClient.ResponseSpec made) {
		return JsonMapper.shared()
			.readTree(made.expectStatus().isCreated().expectBody(String.class).returnResult().getResponseBody())
			.path("id")
			.asString();
	}

	private long stored(String kind) {
		return this.sites
			.count("SELECT count(*) FROM " + (kind.equals("compliments") ? "compliment" : "security_finding")
					+ " WHERE site = '" + this.site + "'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "compliments", "security-findings" })
	void theSameKeyAndWordsAreRecordedOnce(String kind) {
		String first = id(post(kind, this.manager, "k1", Map.of("words", "The till was open.")));
		assertThat(id(post(kind, this.manager, "k1", Map.of("words", "The till was open.")))).isEqualTo(first);
		assertThat(id(post(kind, this.manager, "k2", Map.of("words", "The till was open.")))).isNotEqualTo(first);
		assertThat(stored(kind)).isEqualTo(2);
		if (kind.equals("compliments")) {
			assertThat(this.sites
				.count("SELECT count(*) FROM outbox WHERE site = '" + this.site + "' AND type = 'compliment.recorded'"))
				.isEqualTo(2);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "compliments", "security-findings" })
	void otherWordsUnderAKeyThatCameBeforeAreRefused(String kind) {
		post(kind, this.manager, "k1", Map.of("words", "So kind.")).expectStatus().isCreated();
		post(kind, this.manager, "k1", Map.of("words", "So quick.")).expectStatus()
			.isEqualTo(422)
			.expectBody()
			.jsonPath("$.type")
			.value(String.class, (type) -> assertThat(type).endsWith("idempotency-key-reused"));
		post(kind, this.manager, "no blank", Map.of("words", "So kind.")).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("Idempotency-Key");
		assertThat(stored(kind)).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "compliments", "security-findings" })
	void theKeyOfAColleagueIsAnother(String kind) {
		String head = this.passports.headOffice();
		String key = UUID.randomUUID().toString();
		String first = id(post(kind, this.manager, key, Map.of("words", "So kind.")));
		assertThat(id(post(kind, head, key, Map.of("words", "So kind.")))).isNotEqualTo(first);
	}

	@ParameterizedTest
	@ValueSource(strings = { "compliments", "security-findings" })
	void requestsThatComeAtOnceAreOne(String kind) {
		List<String> ids = Flux.range(0, 6)
			.flatMap((nr) -> Mono.fromCallable(() -> id(post(kind, this.manager, "k1", Map.of("words", "So kind."))))
				.subscribeOn(Schedulers.boundedElastic()))
			.collectList()
			.block();
		assertThat(ids).hasSize(6);
		assertThat(ids.stream().distinct()).hasSize(1);
		assertThat(stored(kind)).isEqualTo(1);
	}

}
