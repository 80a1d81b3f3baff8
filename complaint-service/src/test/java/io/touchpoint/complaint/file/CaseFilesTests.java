package io.touchpoint.complaint.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.Pictures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Photos and documents as colleagues handle them.
 */
@ComplaintServiceTest
class CaseFilesTests {

	private static final byte[] PDF = "%PDF-1.7\n1 0 obj\nendobj\n%%EOF".getBytes(StandardCharsets.US_ASCII);

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	private String complaint;

	@BeforeEach
	void aCase() {
		this.cases.sites();
		this.complaint = this.cases.receive(HERE, Map.of()).path("id").asString();
	}

	@Test
	void aFileIsKeptByWhatItIsAndHandedOutAsADownload() {
		JsonNode added = add("receipt.exe", PDF, true, 201);
		assertThat(added.path("name").asString()).isEqualTo("receipt.pdf");
		assertThat(added.path("type").asString()).isEqualTo("application/pdf");
		assertThat(added.path("fromCustomer").asBoolean()).isFalse();
		assertThat(added.path("shared").asBoolean()).isTrue();
		EntityExchangeResult<byte[]> file = this.client.get()
			.uri("/api/complaints/{id}/files/{file}", this.complaint, added.path("id").asString())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectHeader()
			.contentType(MediaType.APPLICATION_PDF)
			.expectBody()
			.returnResult();
		assertThat(file.getResponseBody()).isEqualTo(PDF);
		assertThat(file.getResponseHeaders().getContentDisposition().isAttachment()).isTrue();
		assertThat(kinds()).contains("FILE_ADDED");
		assertThat(audited("line.FILE_ADDED")).isEqualTo(1);
	}

	@Test
	void aPictureLosesWhereItWasTaken() throws IOException {
		byte[] sent = Pictures.image("jpeg", 40, 30);
		byte[] tagged = new byte[sent.length + 10];
		System.arraycopy(sent, 0, tagged, 0, sent.length);
		System.arraycopy("GPS 51.5 N".getBytes(StandardCharsets.US_ASCII), 0, tagged, sent.length, 10);
		JsonNode added = add("photo.jpg", tagged, false, 201);
		byte[] kept = this.client.get()
			.uri("/api/complaints/{id}/files/{file}", this.complaint, added.path("id").asString())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectBody()
			.returnResult()
			.getResponseBody();
		assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("GPS");
	}

	@Test
	void whatIsNoPhotoOrDocumentIsRefusedWithItsReason() {
		assertThat(
				add("page.html", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8), true, 400)
					.path("errors")
					.path(0)
					.path("reason")
					.asString())
			.isEqualTo("wrong-type");
		assertThat(add("photo.png", new byte[0], true, 400).path("errors").path(0).path("reason").asString())
			.isEqualTo("missing");
		byte[] large = new byte[8 * 1024 * 1024 + 1];
		System.arraycopy(PDF, 0, large, 0, PDF.length);
		assertThat(add("large.pdf", large, true, 413).path("type").asString()).isEqualTo("/problems/too-large");
		assertThat(kinds()).doesNotContain("FILE_ADDED");
	}

	@Test
	void whatWasSharedByMistakeIsTakenBackAndEachChangeIsALine() {
		String file = add("letter.pdf", PDF, true, 201).path("id").asString();
		assertThat(share(file, false, 200).path("shared").asBoolean()).isFalse();
		assertThat(share(file, false, 200).path("shared").asBoolean()).isFalse();
		assertThat(share(file, true, 200).path("shared").asBoolean()).isTrue();
		assertThat(kinds().stream().filter((kind) -> kind.startsWith("FILE_"))).containsExactly("FILE_ADDED",
				"FILE_HIDDEN", "FILE_SHARED");
	}

	@Test
	void aCaseHoldsSoManyFilesAndNoMore() {
		for (int i = 0; i < 40; i++) {
			add("one.pdf", PDF, false, 201);
		}
		assertThat(add("one-more.pdf", PDF, false, 409).path("type").asString()).isEqualTo("/problems/too-many-files");
	}

	@Test
	void theFilesOfARestrictedCaseAreForWhoeverSeesIt() {
		String file = add("letter.pdf", PDF, false, 201).path("id").asString();
		this.client.post()
			.uri("/api/complaints/{id}/restriction", this.complaint)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(HERE)))
			.header("If-Match", "\"1\"")
			.bodyValue(Map.of("reason", "HEALTH"))
			.exchange()
			.expectStatus()
			.isOk();
		for (String path : List.of("/files", "/files/" + file, "/letters")) {
			assertThat(status(PASSPORTS.staff(HERE), path)).isEqualTo(404);
			assertThat(status(PASSPORTS.siteManager(HERE), path)).isEqualTo(200);
		}
	}

	private int status(String bearer, String path) {
		return this.client.get()
			.uri("/api/complaints/" + this.complaint + path)
			.headers((headers) -> headers.setBearerAuth(bearer))
			.exchange()
			.expectBody()
			.returnResult()
			.getStatus()
			.value();
	}

	private JsonNode add(String name, byte[] content, boolean shared, int status) {
		return this.client.post()
			.uri("/api/complaints/{id}/files?name={name}&shared={shared}", this.complaint, name, shared)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.bodyValue(content)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private JsonNode share(String file, boolean shared, int status) {
		return this.client.put()
			.uri("/api/complaints/{id}/files/{file}/sharing", this.complaint, file)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.bodyValue(Map.of("shared", shared))
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private List<String> kinds() {
		return this.client.get()
			.uri("/api/complaints/{id}", this.complaint)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("timeline")
			.valueStream()
			.map((entry) -> entry.path("kind").asString())
			.toList();
	}

	private long audited(String kind) {
		return this.cases.count(
				"SELECT count(*) FROM audit_row WHERE kind = '" + kind + "' AND complaint = '" + this.complaint + "'");
	}

}
