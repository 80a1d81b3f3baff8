package io.touchpoint.complaint.importer;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

import io.touchpoint.complaint.importer.ImportProfile.UnreadableFile;
import io.touchpoint.complaint.importer.ImportRun.State;
import io.touchpoint.starter.event.Outbox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Carries a run on from wherever it stands: reads the file into the staging table, has
 * the missing sites made, takes block after block over. Each step ends with a commit, so
 * a kill costs at most a step.
 */
@Component
class Importer {

	private static final Logger logger = LoggerFactory.getLogger(Importer.class);

	private static final int TELL_EVERY = 5_000;

	private final ImportRuns runs;

	private final Upload upload;

	private final List<ImportProfile> profiles;

	private final Directory directory;

	private final DataSource dataSource;

	private final Outbox outbox;

	private final JsonMapper json;

	private final ImportSettings settings;

	private final Clock clock;

	Importer(ImportRuns runs, Upload upload, List<ImportProfile> profiles, Directory directory, DataSource dataSource,
			Outbox outbox, JsonMapper json, ImportSettings settings, Clock clock) {
		this.runs = runs;
		this.upload = upload;
		this.profiles = profiles;
		this.directory = directory;
		this.dataSource = dataSource;
		this.outbox = outbox;
		this.json = json;
		this.settings = settings;
		this.clock = clock;
	}

	Optional<ImportProfile> profile(String code) {
		return this.profiles.stream().filter((profile) -> profile.code().equals(code)).findFirst();
	}

	List<String> profileCodes() {
		return this.profiles.stream().map(ImportProfile::code).sorted().toList();
	}

	/**
	 * Carries on.
	 * @return whether the run has ended; otherwise it waits for sites and is to be called
	 * again
	 */
	boolean carryOn(UUID id) throws SQLException, IOException {
		ImportRun run = this.runs.find(id);
		if (run == null) {
			return true;
		}
		try {
			return switch (run.state()) {
				case STAGING -> stage(run) && carryOn(id);
				case RUNNING -> takeOver(run);
				case DONE, FAILED -> true;
			};
		}
		catch (UnreadableFile ex) {
			fail(id, ex.getMessage());
			return true;
		}
	}

	void fail(UUID id, @Nullable String error) throws SQLException {
		this.runs.end(id, State.FAILED, error, this.clock.instant());
		this.upload.remove(id);
	}

	private boolean stage(ImportRun run) throws SQLException, IOException {
		if (!this.upload.exists(run.id())) {
			throw new UnreadableFile("The uploaded file is no longer there; send it again.");
		}
		ImportProfile profile = profile(run.profile())
			.orElseThrow(() -> new UnreadableFile("There is no profile '" + run.profile() + "'."));
		long start = System.nanoTime();
		boolean patient = passed(run.createdAt()).compareTo(this.settings.waitForFollowedSites()) < 0;
		Map<String, ZoneId> zones = this.runs.zones();
		try (Connection connection = Jdbc.connect(this.dataSource)) {
			try {
				clear(connection, run.id());
				Staging staging = copy(run, profile, zones, connection, patient);
				this.runs.staged(connection, run.id(), staging, this.clock.instant());
				connection.commit();
				logger.info("Import {} read {} rows in {} ms", run.id(), staging.read(), millisSince(start));
				return true;
			}
			catch (SiteNotFollowed ex) {
				connection.rollback();
				return false;
			}
		}
	}

	private Staging copy(ImportRun run, ImportProfile profile, Map<String, ZoneId> zones, Connection connection,
			boolean patient) throws SQLException, IOException {
		Staging staging = new Staging(run.id(), connection, this.json);
		boolean ended = false;
		try (InputStream file = this.upload.open(run.id())) {
			profile.read(file, zones, (row) -> add(staging, row, patient, run.id()));
			staging.end();
			ended = true;
			return staging;
		}
		catch (java.util.zip.ZipException | java.io.EOFException ex) {
			throw new UnreadableFile("The packed file is broken: " + ex.getMessage());
		}
		finally {
			if (!ended) {
				staging.cancel();
			}
		}
	}

	private void add(Staging staging, ImportRow row, boolean patient, UUID run) {
		try {
			switch (row) {
				case ImportRow.Good good -> staging.add(good);
				case ImportRow.Bad bad -> staging.refuse(bad);
				case ImportRow.Waiting waiting -> {
					if (patient) {
						throw new SiteNotFollowed();
					}
					staging.refuse(new ImportRow.Bad(waiting.line(), "unknown site " + waiting.site(), waiting.row()));
				}
			}
			if (staging.read() % TELL_EVERY == 0) {
				this.runs.readSoFar(run, staging.read());
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The row of line " + row.line() + " could not be staged", ex);
		}
	}

	private static void clear(Connection connection, UUID run) throws SQLException {
		for (String table : List.of("import_case", "import_refusal")) {
			try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + " WHERE run = ?")) {
				delete.setObject(1, run);
				delete.executeUpdate();
			}
		}
	}

	private boolean takeOver(ImportRun run) throws SQLException, IOException {
		if (this.runs.stagedRows(run.id()) < run.staged()) {
			this.runs.stageAgain(run.id());
			return carryOn(run.id());
		}
		if (!sitesAreThere(run)) {
			return false;
		}
		long start = System.nanoTime();
		try (Connection connection = Jdbc.connect(this.dataSource)) {
			Blocks blocks = new Blocks(connection, this.outbox, run.id(), run.profile());
			for (int lane = 0; lane < Outbox.LANES; lane++) {
				Long last = run.done()[lane];
				while (last != null) {
					last = blocks.next(lane, last, this.settings.block());
				}
			}
		}
		this.runs.end(run.id(), State.DONE, null, this.clock.instant());
		this.upload.remove(run.id());
		logger.info("Import {} took {} rows over in {} ms", run.id(), run.staged(), millisSince(start));
		return true;
	}

	private static long millisSince(long start) {
		return (System.nanoTime() - start) / 1_000_000;
	}

	/** Has missing sites made; the directory's feed then tells of them. */
	private boolean sitesAreThere(ImportRun run) throws SQLException {
		List<String> missing = this.runs.missingSites(run.id());
		if (missing.isEmpty()) {
			return true;
		}
		Instant since = (run.stagedAt() != null) ? run.stagedAt() : run.createdAt();
		if (passed(since).compareTo(this.settings.waitForSites()) > 0) {
			throw new UnreadableFile("The directory did not tell of these sites in time: "
					+ String.join(", ", missing.subList(0, Math.min(10, missing.size()))) + ".");
		}
		ImportProfile profile = profile(run.profile()).orElseThrow();
		make(missing.stream().flatMap((code) -> profile.site(code).stream()).toList());
		return false;
	}

	private void make(List<DirectorySite> sites) {
		try {
			this.directory.make(sites)
				.toFuture()
				.get(this.settings.directoryTimeout().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IllegalStateException("The directory did not make the sites", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Stopped while the directory made sites", ex);
		}
	}

	private Duration passed(Instant since) {
		return Duration.between(since, this.clock.instant());
	}

	/** A row names a site that the directory may be about to tell of. */
	private static final class SiteNotFollowed extends RuntimeException {

		private static final long serialVersionUID = 1L;

		SiteNotFollowed() {
			super(null, null, false, false);
		}

	}

}
