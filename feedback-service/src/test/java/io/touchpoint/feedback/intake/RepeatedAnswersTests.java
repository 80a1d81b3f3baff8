package io.touchpoint.feedback.intake;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was acknowledged is acknowledged again, whatever became of its survey since.
 */
@FeedbackTest
class RepeatedAnswersTests {

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	DirectAnswers kiosks;

	private final String key = "repeat-" + UUID.randomUUID().toString().substring(0, 15);

	private final String site = this.key.substring(0, 15);

	private final String staff = new TestPassports("feedback-service").staff(this.site);

	private String code;

	@BeforeEach
	void aSurveyWithAQuestionnaireOfItsOwn() {
		this.sites.arrive(this.site);
		this.code = this.sites.survey(this.site, "waiting");
		publish(1, "definition");
		this.sites.change("UPDATE survey SET questionnaire = '%1$s' WHERE site = '%1$s'".formatted(this.site));
	}

	private void publish(int version, String definition) {
		this.sites.change("""
				INSERT INTO questionnaire (id, version, customer_type, published_at, definition)
				SELECT '%s', %d, customer_type, now(), %s FROM questionnaire WHERE id = 'patient' AND version = 1
				""".formatted(this.site, version, definition));
	}

	/** Its answers to version 1 leave out what version 2 requires. */
	private void publishAnother() {
		publish(2, "jsonb_set(definition, '{questions,1,required}', 'true')");
	}

	private void close() {
		this.sites.handle(List.of(Sites.saved(this.site, "hospital", false, 2)));
	}

	private String answer(int overall, String more) {
		return "{\"survey\": \"%s\", \"answers\": {\"overall\": %d}%s}".formatted(this.code, overall, more);
	}

	private EntityExchangeResult<String> post(String key, String body) {
		return this.web.post()
			.uri("/public/responses")
			.header("Idempotency-Key", key)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchange()
			.expectBody(String.class)
			.returnResult();
	}

	private static String fault(EntityExchangeResult<String> refused) {
		JsonNode first = JsonMapper.shared().readTree(refused.getResponseBody()).at("/errors/0");
		return first.path("field").asString() + " " + first.path("reason").asString();
	}

	private MultiValueMap<String, String> form(String overall) {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		form.add("key", this.key);
		form.add("language", "en");
		form.add("overall", overall);
		return form;
	}

	private EntityExchangeResult<String> send(MultiValueMap<String, String> form) {
		return this.web.post()
			.uri("/s/" + this.code)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.body(BodyInserters.fromFormData(form))
			.exchange()
			.expectBody(String.class)
			.returnResult();
	}

	private EntityExchangeResult<String> enter(int overall) {
		return this.web.post()
			.uri("/api/feedback/responses")
			.header("Idempotency-Key", this.key)
			.headers((headers) -> headers.setBearerAuth(this.staff))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(Map.of("channel", "PAPER", "site", this.site, "touchpoint", "waiting", "answers",
					Map.of("overall", overall)))
			.exchange()
			.expectBody(String.class)
			.returnResult();
	}

	private long stored() {
		return this.sites.count("SELECT count(*) FROM response WHERE site = '" + this.site + "'");
	}

	@Test
	void byTheApiAfterAnotherVersionWasPublished() {
		EntityExchangeResult<String> first = post(this.key, answer(4, ""));
		publishAnother();
		EntityExchangeResult<String> again = post(this.key, answer(4, ""));
		assertThat(again.getStatus().value()).isEqualTo(201);
		assertThat(again.getResponseBody()).isEqualTo(first.getResponseBody());
		assertThat(post(this.key, answer(5, "")).getStatus().value()).isEqualTo(422);
		assertThat(fault(post(this.key + "-new", answer(4, "")))).isEqualTo("answers.nps missing");
		assertThat(stored()).isOne();
	}

	@Test
	void byTheApiWhereTheNewVersionTakesItToo() {
		EntityExchangeResult<String> first = post(this.key, answer(4, ""));
		publish(2, "definition");
		assertThat(post(this.key, answer(4, "")).getResponseBody()).isEqualTo(first.getResponseBody());
		assertThat(stored()).isOne();
	}

	@Test
	void byTheApiAfterTheSurveyWasClosed() {
		EntityExchangeResult<String> first = post(this.key, answer(4, ""));
		close();
		assertThat(post(this.key, answer(4, "")).getResponseBody()).isEqualTo(first.getResponseBody());
		assertThat(post(this.key, answer(5, "")).getStatus().value()).isEqualTo(422);
		assertThat(fault(post(this.key + "-new", answer(4, "")))).isEqualTo("survey unknown-survey");
		assertThat(stored()).isOne();
	}

	@Test
	void anAnswerToAnOlderVersionIsTakenWhenItSaysSo() {
		publishAnother();
		assertThat(fault(post(this.key, answer(4, "")))).isEqualTo("answers.nps missing");
		assertThat(post(this.key, answer(4, ", \"version\": 1")).getStatus().value()).isEqualTo(201);
		assertThat(fault(post(this.key + "-new", answer(4, ", \"version\": 3")))).isEqualTo("version unknown-version");
		assertThat(
				this.sites.count("SELECT questionnaire_version::bigint FROM response WHERE site = '" + this.site + "'"))
			.isOne();
	}

	@Test
	void anUnpublishedVersionIsNone() {
		this.sites.change("""
				INSERT INTO questionnaire (id, version, customer_type, definition)
				SELECT id, 2, customer_type, definition FROM questionnaire WHERE id = '%s'
				""".formatted(this.site));
		assertThat(fault(post(this.key, answer(4, ", \"version\": 2")))).isEqualTo("version unknown-version");
	}

	@Test
	void byTheFormAfterOtherQuestionsWereChosen() {
		assertThat(send(form("4")).getStatus().value()).isEqualTo(303);
		publishAnother();
		assertThat(send(form("4")).getStatus().value()).isEqualTo(303);
		assertThat(send(form("5")).getStatus().value()).isEqualTo(303);
		MultiValueMap<String, String> fresh = form("4");
		fresh.set("key", this.key.substring(0, 21) + "-");
		assertThat(send(fresh).getStatus().value()).isEqualTo(400);
		assertThat(stored()).isOne();
	}

	@Test
	void byTheFormAfterTheSurveyWasClosed() {
		assertThat(send(form("4")).getStatus().value()).isEqualTo(303);
		close();
		EntityExchangeResult<String> again = send(form("4"));
		assertThat(again.getStatus().value()).isEqualTo(200);
		assertThat(again.getResponseBody()).contains("Thank you");
		assertThat(send(form("5")).getStatus().value()).isEqualTo(404);
		assertThat(stored()).isOne();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "en | It was not stored", "es | No se ha guardado", "ar | لم يُحفظ" })
	void whoWasStillWritingWhenTheSurveyClosedFindsTheirWordsAndAnotherWay(String language, String hint) {
		close();
		MultiValueMap<String, String> form = form("4");
		form.set("language", language);
		form.add("comment", "Two hours <b>in the cold</b>");
		form.add("email", "ana@example.org");
		EntityExchangeResult<String> late = send(form);
		assertThat(late.getStatus().value()).isEqualTo(404);
		assertThat(late.getResponseBody()).contains("Two hours &lt;b&gt;in the cold&lt;/b&gt;", "\n4\n",
				"ana@example.org", hint, "href=\"/c/" + this.site + "?lang=" + language + "\"");
		assertThat(stored()).isZero();
	}

	@Test
	void byStaffAfterAnotherVersionWasPublished() {
		EntityExchangeResult<String> first = enter(4);
		publishAnother();
		EntityExchangeResult<String> again = enter(4);
		assertThat(again.getStatus().value()).isEqualTo(201);
		assertThat(again.getResponseBody()).isEqualTo(first.getResponseBody());
		assertThat(enter(5).getStatus().value()).isEqualTo(422);
		assertThat(stored()).isOne();
	}

	@Test
	void byAKioskAfterOtherQuestionsWereChosen() {
		ObjectNode body = (ObjectNode) JsonMapper.shared().readTree("{\"answers\": {\"overall\": 4}}");
		UUID first = this.kiosks.accept(this.key, this.sites.open(this.site, "waiting"), 0, body, null, null).block();
		publishAnother();
		UUID again = this.kiosks.accept(this.key, this.sites.open(this.site, "waiting"), 0, body, null, null).block();
		assertThat(again).isNotNull().isEqualTo(first);
		assertThat(stored()).isOne();
	}

}
