package io.touchpoint.feedback.intake;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.web.SenderNetwork;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where an anonymous answer came from, and with what, is nowhere afterwards.
 */
@FeedbackTest
@ExtendWith(OutputCaptureExtension.class)
class AnonymousAnswersTests {

	private static final String ADDRESS = "203.0.113.77";

	private final String device = "Telephone-" + UUID.randomUUID();

	private final String network = "net-" + UUID.randomUUID();

	private final String words = "Words " + UUID.randomUUID();

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private String survey;

	@BeforeEach
	void site() {
		this.sites.arrive("nameless");
		this.survey = this.sites.survey("nameless", "waiting");
	}

	private WebTestClient.RequestBodySpec post(String path) {
		return this.web.post()
			.uri(path)
			.header(HttpHeaders.USER_AGENT, this.device)
			.header("X-Forwarded-For", ADDRESS)
			.header(HttpHeaders.ACCEPT_LANGUAGE, "en")
			.header(SenderNetwork.HEADER, this.network);
	}

	/** In how many tables that text stands, in rows of the site or of no site. */
	private long tablesWith(String text) {
		return this.sites
			.count("""
					SELECT count(*) FROM information_schema.tables t, LATERAL (SELECT query_to_xml(
						format('SELECT * FROM %%I.%%I WHERE %%s', t.table_schema, t.table_name, CASE WHEN EXISTS (
							SELECT FROM information_schema.columns c
							WHERE c.table_schema = t.table_schema AND c.table_name = t.table_name AND c.column_name = 'site')
							THEN format('site = %%L', 'nameless') ELSE 'true' END), true, false, '')::text AS rows) content
					WHERE t.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND content.rows LIKE '%%%s%%'"""
				.formatted(text));
	}

	@Test
	void neitherAddressNorDeviceIsKeptOrLogged(CapturedOutput output) {
		post("/public/responses").header("Idempotency-Key", UUID.randomUUID().toString())
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"survey\": \"%s\", \"answers\": {\"overall\": 1}, \"comment\": \"%s\"}".formatted(this.survey,
					this.words))
			.exchange()
			.expectStatus()
			.isCreated();
		post("/s/" + this.survey).contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.body(BodyInserters.fromFormData("overall", "9").with("comment", this.words))
			.exchange()
			.expectStatus()
			.isBadRequest();

		assertThat(tablesWith(this.words)).as("the search finds what is kept").isPositive();
		for (String trace : new String[] { ADDRESS, this.device, this.network }) {
			assertThat(tablesWith(trace)).as(trace).isZero();
			assertThat(output.getAll()).as("log").doesNotContain(trace);
		}
		assertThat(output.getAll()).as("log").doesNotContain(this.words);
	}

}
