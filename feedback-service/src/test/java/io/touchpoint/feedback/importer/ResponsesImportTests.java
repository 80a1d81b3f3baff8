package io.touchpoint.feedback.importer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class ResponsesImportTests {

	private static final String GOOD = """
			{"id":"%s","site":"own-a","touchpoint":"waiting","channel":"QR","customerType":"PATIENT","language":"en",\
			"overall":5,"nps":8,"dimensions":{"TRUST":{"experienced":5,"expected":4,"importance":5},\
			"RESPONSIVENESS":{"experienced":3}},"comment":"Tab\\t, back\\\\slash and \\"quotes\\"\\nsecond line",\
			"contact":{"email":"ana.rivera.1@example.org","name":"Ana Rivera"},"relation":"RETURNING",\
			"waitedSeconds":840,"promise":{"due":"2026-01-05T12:00:00Z","kept":"2026-01-05T11:40:00Z"},\
			"occurredAt":"2026-01-05T11:59:10Z","later":true}""";

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private static byte[] gzip(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
			out.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

	@Test
	void aLineWithoutEndIsRefusedAloneAndABrokenFileIsNotTriedAgain() throws IOException {
		this.sites.arrive("own-a");
		Uploads uploads = new Uploads(this.web);
		UUID id = uploads.start("touchpoint-responses",
				gzip("x".repeat(70_000) + "\n" + GOOD.formatted("endless-1").replace("own-a", "nowhere") + "\n"));
		assertThat(uploads.untilOver(id).get("refused").intValue()).isEqualTo(2);
		assertThat(uploads.refused(id)).contains("1,The line is longer than 65536 characters,xxx");
		byte[] packed = gzip(GOOD);
		JsonNode broken = uploads
			.untilOver(uploads.start("touchpoint-responses", Arrays.copyOf(packed, packed.length / 2)));
		assertThat(broken.get("state").stringValue()).isEqualTo("FAILED");
		assertThat(broken.get("error").stringValue()).startsWith("The packed file is broken");
	}

	@Test
	void goodLinesAreImportedOnceAndBadOnesRefusedWithTheirLineAndReason() throws IOException {
		this.sites.arrive("own-a");
		String one = GOOD.formatted("own-1");
		String file = String.join("\n",
				List.of(one, "{broken", one.replace("own-1", "own-2").replace(":5,", ":6,"),
						one.replace("own-1", "own-3").replace("own-a", "nowhere"),
						one.replace("own-1", "own-4").replace("waiting", "moon"),
						one.replace("own-1", "own-5").replace("2026-01-05T11:59:10Z", "2999-01-01T00:00:00Z"), one,
						one.replace("own-1", "own-6"), one.replace("own-1", "own-7").replace(":840", ":86401")))
				+ "\n";
		Uploads uploads = new Uploads(this.web);
		UUID id = uploads.start("touchpoint-responses", gzip(file));
		JsonNode status = uploads.untilOver(id);
		assertThat(status.get("state").stringValue()).isEqualTo("DONE");
		assertThat(List.of(status.get("read").intValue(), status.get("imported").intValue(),
				status.get("refused").intValue(), status.get("known").intValue(), status.get("total").intValue()))
			.containsExactly(9, 2, 6, 1, 9);
		assertThat(PlainCsv.read(uploads.refused(id))
			.stream()
			.map((row) -> row.get("line") + " " + row.get("reason").split(":")[0])).containsExactly("2 malformed-json",
					"3 overall", "4 unknown-site", "5 touchpoint", "6 occurredAt", "9 waitedSeconds");
		UUID again = uploads.start("touchpoint-responses", file.getBytes(StandardCharsets.UTF_8));
		JsonNode second = uploads.untilOver(again);
		assertThat(Map.of("imported", second.get("imported").intValue(), "known", second.get("known").intValue()))
			.isEqualTo(Map.of("imported", 0, "known", 3));
		assertThat(this.sites.count("""
				SELECT count(*) FROM response r JOIN response_contact c ON c.response = r.id
				WHERE r.site = 'own-a' AND r.moment = 'MAGIC' AND r.promise = 'KEPT' AND r.waited_seconds = 840
					AND r.answers->'trust'->>'expected' = '4' AND r.contactable
					AND r.comment = E'Tab\\t, back\\\\slash and "quotes"\\nsecond line'
					AND c.email = 'ana.rivera.1@example.org'""")).isEqualTo(2);
		assertThat(
				this.sites.count("SELECT count(*) FROM outbox WHERE site = 'own-a' AND (data->>'imported')::boolean"))
			.isEqualTo(2);
	}

}
