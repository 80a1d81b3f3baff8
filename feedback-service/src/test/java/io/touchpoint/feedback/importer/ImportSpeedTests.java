package io.touchpoint.feedback.importer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.BesidePlainCopy;
import io.touchpoint.starter.testing.TestDatabase;

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
	ImportRun run;

	@Autowired
	ImportQueries queries;

	@Autowired
	SiteScopedTransaction transaction;

	@Autowired
	TestDatabase database;

	@Autowired
	Sites sites;

	@Autowired
	Ids ids;

	@Autowired
	Clock clock;

	@TempDir
	Path folder;

	@Test
	void aFileBesideAPlainCopy() throws Exception {
		this.sites.arrive(IntStream.range(0, 12).mapToObj((n) -> "speed-" + n).toArray(String[]::new));
		for (int n = 1; n <= RUNS; n++) {
			UUID id = uploaded(n);
			System.out.println("Import " + n + " with its events: "
					+ new BesidePlainCopy(this.database, "response", "source_key LIKE 'touchpoint:speed-" + n + "-%'")
						.measure(() -> this.run.run(id, () -> false)));
		}
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE site LIKE 'speed-%'"))
			.isEqualTo(this.sites.count("SELECT count(*) FROM outbox WHERE site LIKE 'speed-%'"))
			.isEqualTo(RUNS * ROWS);
	}

	private UUID uploaded(int n) throws IOException {
		write(n);
		UUID id = this.ids.next();
		ImportQueries.Order order = new ImportQueries.Order(id, ImportProfile.TOUCHPOINT_RESPONSES, file(n),
				ImportQueries.State.STAGING);
		this.transaction.run(SiteScope.allSites(), this.queries.insert(order, "speed", "test", this.clock.instant()))
			.block();
		return id;
	}

	private Path file(int n) {
		return this.folder.resolve("speed-" + n + ".ndjson");
	}

	private void write(int n) throws IOException {
		Instant at = Instant.parse("2026-01-01T00:00:00Z");
		try (BufferedWriter lines = Files.newBufferedWriter(file(n))) {
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
