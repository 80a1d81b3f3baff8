package io.touchpoint.complaint.importer;

import java.time.Duration;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.FakeGateway;
import io.touchpoint.complaint.TestWorld;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Uploads files and waits for their end, as head office does.
 */
@ComplaintServiceTest
abstract class ImportTests {

	@Autowired
	FakeGateway gateway;

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	JsonNode run(String profile, byte[] file) {
		String id = begin(profile, file);
		await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
			followTheDirectory();
			JsonNode run = find(id);
			assertThat(run.path("state").asString()).as(run.toString()).matches("DONE|FAILED");
		});
		return find(id);
	}

	/** What the follower does when the directory tells of new sites. */
	void followTheDirectory() {
		this.gateway.asked()
			.forEach((site) -> this.cases.site(site.path("code").asString(), site.path("name").asString(),
					site.path("timeZone").asString()));
	}

	String begin(String profile, byte[] file) {
		return this.client.post()
			.uri("/api/complaints/imports?profile={profile}&name=test", profile)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.bodyValue(file)
			.exchange()
			.expectStatus()
			.isAccepted()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("id")
			.asString();
	}

	JsonNode find(String id) {
		return this.client.get()
			.uri("/api/complaints/imports/{id}", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	String refused(String id) {
		return this.client.get()
			.uri("/api/complaints/imports/{id}/refused", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
	}

	static void assertCounts(JsonNode run, long read, long imported, long refused, long known) {
		assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("DONE");
		assertThat(new long[] { run.path("read").asLong(), run.path("imported").asLong(), run.path("refused").asLong(),
				run.path("known").asLong() })
			.containsExactly(read, imported, refused, known);
	}

}
