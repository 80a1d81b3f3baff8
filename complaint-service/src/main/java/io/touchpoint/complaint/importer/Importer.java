package io.touchpoint.complaint.importer;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import io.touchpoint.complaint.importer.ImportProfile.Contents;
import io.touchpoint.complaint.importer.ImportProfile.UnreadableFile;
import io.touchpoint.complaint.importer.ImportRun.State;
import io.touchpoint.starter.bulk.LaneBlocks;
import io.touchpoint.starter.bulk.Unpacked;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Carries a run on from wherever it stands: looks through the file, has the missing sites
 * made, takes block after block over. Each block ends with a commit that says how far its
 * lane is, so a kill costs at most the blocks that were under way.
 */
@Component
class Importer {

	private static final Logger logger = LoggerFactory.getLogger(Importer.class);

	private final ImportRuns runs;

	private final Blocks blocks;

	private final Upload upload;

	private final List<ImportProfile> profiles;

	private final Directory directory;

	private final ImportSettings settings;

	private final Clock clock;

	Importer(ImportRuns runs, Blocks blocks, Upload upload, List<ImportProfile> profiles, Directory directory,
			ImportSettings settings, Clock clock) {
		this.runs = runs;
		this.blocks = blocks;
		this.upload = upload;
		this.profiles = profiles;
		this.directory = directory;
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
	 * Carries a run on to its end. An exception means that it should be tried again: what
	 * was stored stays stored.
	 * @param stop whether the process is about to end
	 */
	void carryOn(UUID id, BooleanSupplier stop) throws SQLException, IOException {
		ImportRun run = this.runs.find(id);
		if (run == null || run.state() == State.DONE || run.state() == State.FAILED) {
			return;
		}
		try {
			takeOver(run, stop);
			this.runs.end(id, State.DONE, null, this.clock.instant());
			this.upload.remove(id);
		}
		catch (UnreadableFile | Unpacked.TooLarge ex) {
			fail(id, ex.getMessage());
		}
	}

	void fail(UUID id, @Nullable String error) throws SQLException {
		this.runs.end(id, State.FAILED, error, this.clock.instant());
		this.upload.remove(id);
	}

	private void takeOver(ImportRun run, BooleanSupplier stop) throws SQLException, IOException {
		if (!this.upload.exists(run.id())) {
			throw new UnreadableFile("The uploaded file is no longer there; send it again.");
		}
		ImportProfile profile = profile(run.profile())
			.orElseThrow(() -> new UnreadableFile("There is no profile '" + run.profile() + "'."));
		long start = System.nanoTime();
		Contents contents = survey(run, profile);
		Zones zones = new Zones(this.runs, this.settings, this.clock, stop);
		haveSites(profile, zones.missing(contents.sites()), zones);
		this.runs.begin(run.id(), contents.rows());
		long surveyed = System.nanoTime();
		store(run, profile, zones, stop);
		logger.info("Import {} looked through {} rows in {} ms and took them over in {} ms", run.id(), contents.rows(),
				millis(start, surveyed), millis(surveyed, System.nanoTime()));
	}

	private Contents survey(ImportRun run, ImportProfile profile) throws IOException {
		try (InputStream file = this.upload.open(run.id())) {
			return profile.survey(file);
		}
		catch (java.util.zip.ZipException | java.io.EOFException ex) {
			throw new UnreadableFile("The packed file is broken: " + ex.getMessage());
		}
	}

	private void store(ImportRun run, ImportProfile profile, Zones zones, BooleanSupplier stop)
			throws SQLException, IOException {
		try (InputStream file = this.upload.open(run.id());
				LaneBlocks<ImportRow> lanes = new LaneBlocks<>(this.settings.block(), this.settings.writers(),
						this.runs.progress(run.id()), (block) -> {
							if (stop.getAsBoolean()) {
								throw new SQLException("The service stops; the import goes on when it is back");
							}
							return this.blocks.store(run.id(), run.profile(), block);
						})) {
			profile.read(file, zones, (row) -> lanes.take(row.lane(), row.line(), row));
			lanes.finish();
		}
	}

	private static long millis(long from, long to) {
		return TimeUnit.NANOSECONDS.toMillis(to - from);
	}

	/** Has missing sites made; the directory's feed then tells of them. */
	private void haveSites(ImportProfile profile, Set<String> missing, Zones zones) {
		if (missing.isEmpty()) {
			return;
		}
		make(missing.stream().sorted().flatMap((code) -> profile.site(code).stream()).toList());
		if (!zones.arrive(missing, this.settings.waitForSites())) {
			throw new UnreadableFile("The directory did not tell of these sites in time: "
					+ zones.missing(missing).stream().sorted().limit(10).collect(Collectors.joining(", ")) + ".");
		}
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

}
