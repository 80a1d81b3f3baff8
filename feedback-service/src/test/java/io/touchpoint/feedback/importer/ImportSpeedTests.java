package io.touchpoint.feedback.importer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.importer.ImportSettings;
import io.touchpoint.starter.importer.Importer;
import io.touchpoint.starter.testing.BesidePlainCopy;
import io.touchpoint.starter.testing.TestDatabase;
import io.touchpoint.starter.testing.TestImports;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Prints how fast a file is imported, from its first line to its last event.
 */
@FeedbackTest
class ImportSpeedTests {

	private static final int ROWS = 40_000;

	private static final int RUNS = 3;

	@Autowired
	Importer importer;

	@Autowired
	ImportSettings settings;

	@Autowired
	TestDatabase database;

	@Autowired
	Sites sites;

	@Autowired
	Ids ids;

	@Test
	void aFileBesideAPlainCopy() throws Exception {
		this.sites.arrive(IntStream.range(0, 12).mapToObj((n) -> "speed-" + n).toArray(String[]::new));
		for (int n = 1; n <= RUNS; n++) {
			UUID id = uploaded(n);
			System.out.println("Import " + n + " with its events: "
					+ new BesidePlainCopy(this.database, "response", "source_key LIKE 'touchpoint:speed-" + n + "-%'")
						.measure(() -> this.importer.carryOn(id, () -> false)));
		}
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE site LIKE 'speed-%'"))
			.isEqualTo(this.sites.count("SELECT count(*) FROM outbox WHERE site LIKE 'speed-%'"))
			.isEqualTo(RUNS * ROWS);
	}

	private UUID uploaded(int n) throws Exception {
		UUID id = this.ids.next();
		write(n, TestImports.upload(this.settings, id));
		TestImports.begun(this.database, id, "touchpoint-responses");
		return id;
	}

	private static void write(int n, Path file) throws IOException {
		Instant at = Instant.parse("2026-01-01T00:00:00Z");
		try (BufferedWriter lines = Files.newBufferedWriter(file)) {
			for (int i = 0; i < ROWS; i++) {
				lines.write("""
						{"id":"speed-%d-%d","site":"speed-%d","touchpoint":"waiting","channel":"QR",\
						"customerType":"PATIENT","language":"en","overall":%d,"nps":%d,\
						"dimensions":{"TRUST":{"experienced":%d,"expected":4},"EMPATHY":{"experienced":3}},\
						"comment":"A comment of a believable length, as people write them.","occurredAt":"%s"}
						""".formatted(n, i, i % 12, 1 + i % 5, i % 11, 1 + i % 5, at.plusSeconds(i)));
			}
		}
	}

}
