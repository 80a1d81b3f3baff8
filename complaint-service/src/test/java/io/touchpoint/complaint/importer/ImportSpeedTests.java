package io.touchpoint.complaint.importer;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.UUID;

import io.touchpoint.starter.importer.ImportSettings;
import io.touchpoint.starter.importer.Importer;
import io.touchpoint.starter.testing.BesidePlainCopy;
import io.touchpoint.starter.testing.TestDatabase;
import io.touchpoint.starter.testing.TestImports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Prints how fast a file is imported, from its first line to its last event.
 */
class ImportSpeedTests extends ImportTests {

	private static final int ROWS = 40_000;

	private static final int RUNS = 3;

	private static final String[] STATES = { "NY", "FL", "CA", "TX", "GA", "IL", "OH", "WA", "NV", "MA", "NC", "MD" };

	@Autowired
	Importer importer;

	@Autowired
	ImportSettings settings;

	@Autowired
	TestDatabase database;

	@BeforeEach
	void theSitesAreThere() {
		for (String state : STATES) {
			this.cases.site("us-" + state.toLowerCase(), state, "America/New_York");
		}
	}

	@Test
	void aFileBesideAPlainCopy() throws Exception {
		for (int n = 1; n <= RUNS; n++) {
			UUID run = uploaded(n);
			System.out.println("Import " + n + " with its events: "
					+ new BesidePlainCopy(this.database, "complaint", "source_id LIKE 'speed-" + n + "-%'")
						.measure(() -> this.importer.carryOn(run, () -> false)));
		}
		assertThat(this.cases.count("SELECT count(*) FROM complaint WHERE source_id LIKE 'speed-%'"))
			.isEqualTo(this.cases.count("""
					SELECT count(DISTINCT subject) FROM outbox
					WHERE subject IN (SELECT id::text FROM complaint WHERE source_id LIKE 'speed-%')
					"""))
			.isEqualTo(RUNS * ROWS);
	}

	private UUID uploaded(int n) throws Exception {
		UUID run = UUID.randomUUID();
		try (BufferedWriter lines = Files.newBufferedWriter(TestImports.upload(this.settings, run))) {
			lines.write("""
					Complaint ID,Submitted via,Date submitted,Date received,State,Product,Sub-product,Issue,Sub-issue,\
					Company public response,Company response to consumer,Timely response?
					""");
			LocalDate first = LocalDate.of(2020, 1, 1);
			for (int i = 0; i < ROWS; i++) {
				lines.write("""
						speed-%d-%d,Web,%s,%s,%s,"Money transfer, virtual currency, or money service",\
						Domestic (US) money transfer,Fraud or scam,,Company has responded to the consumer and the CFPB \
						and chooses not to provide a public response,Closed with explanation,Yes
						""".formatted(n, i, first.plusDays(i % 1000), first.plusDays(i % 1000 + i % 3),
						STATES[i % STATES.length]));
			}
		}
		TestImports.begun(this.database, run, "cfpb");
		return run;
	}

}
