package io.touchpoint.starter.importer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

import io.touchpoint.starter.bulk.LaneBlocks;
import io.touchpoint.starter.bulk.Unpacked;
import io.touchpoint.starter.importer.ImportRun.State;
import io.touchpoint.starter.importer.ImportSource.Contents;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries a run on from wherever it stands: looks through the file, has the missing sites
 * made, takes block after block over. Each block ends with a commit that says how far its
 * lane is, so a kill costs at most the blocks that were under way. Runs on a job's
 * thread, which may wait.
 */
public final class Importer {

	private static final Logger logger = LoggerFactory.getLogger(Importer.class);

	private final Imports<?> imports;

	private final ImportRuns runs;

	private final ImportBlocks blocks;

	private final Upload upload;

	private final Directory directory;

	private final ImportSettings settings;

	private final JsonMapper json;

	private final Clock clock;

	Importer(Imports<?> imports, ImportRuns runs, ImportBlocks blocks, Upload upload, Directory directory,
			ImportSettings settings, JsonMapper json, Clock clock) {
		this.imports = imports;
		this.runs = runs;
		this.blocks = blocks;
		this.upload = upload;
		this.directory = directory;
		this.settings = settings;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Carries a run on to its end. An exception means that it should be tried again: what
	 * was stored stays stored.
	 * @param stop whether the process is about to end
	 */
	public void carryOn(UUID id, BooleanSupplier stop) throws SQLException, IOException {
		ImportRun run = this.runs.find(id).orElse(null);
		if (run == null) {
			return;
		}
		if (run.over()) {
			// The process died between telling that it was over and this, or somebody
			// stopped it
			this.upload.remove(id);
			return;
		}
		if (run.state() == State.UNDOING) {
			undo(id, stop);
			return;
		}
		if (run.state() == State.PREPARING) {
			return;
		}
		if (!Files.exists(this.upload.file(id))) {
			// Perhaps it waits beside another instance, which then takes the next try.
			throw new NoSuchFileException(this.upload.file(id).toString());
		}
		try {
			if (run.state() == State.TRIAL) {
				tryOut(this.imports, run, stop);
				return;
			}
			takeOver(this.imports, run, stop);
			end(id, State.DONE, null);
		}
		catch (UnreadableFile | Unpacked.TooLarge ex) {
			fail(run, ex.getMessage());
		}
		catch (ZipException | EOFException ex) {
			fail(run, "The packed file is broken: " + ex.getMessage());
		}
		catch (ImportStopped ex) {
			this.upload.remove(id);
		}
		catch (LaneBlocks.NotStored ex) {
			if (!(ex.getCause() instanceof ImportStopped)) {
				throw ex;
			}
			this.upload.remove(id);
		}
	}

	/** A trial is there to find this out; the file stays. */
	private void fail(ImportRun run, @Nullable String error) throws SQLException {
		if (run.state() == State.TRIAL) {
			this.runs.untried(run.id(), error);
		}
		else {
			end(run.id(), State.FAILED, error);
		}
	}

	/** Block after block, so that a kill costs nothing: what is removed is removed. */
	private void undo(UUID id, BooleanSupplier stop) throws SQLException {
		while (this.blocks.undo(id, this.imports.target(), this.settings.blockRows()) > 0) {
			if (stop.getAsBoolean()) {
				throw new SQLException("The service stops; the undoing goes on when it is back");
			}
		}
		end(id, State.UNDONE, null);
	}

	private <T> void tryOut(Imports<T> imports, ImportRun run, BooleanSupplier stop) throws SQLException, IOException {
		KnownSites sites = new KnownSites(this.runs::sites, this.settings, stop);
		try (ImportSource<T> source = open(imports, run, sites)) {
			Contents contents = source.survey();
			TrialCount<T> count = new TrialCount<>(this.settings.blockRows(),
					(keys) -> this.blocks.known(run, imports.target(), keys));
			source.rows(count);
			this.runs.tried(run.id(), contents, this.json.writeValueAsString(count.result()));
			if (this.runs.find(run.id()).filter(ImportRun::over).isPresent()) {
				throw new ImportStopped();
			}
		}
	}

	private <T> ImportSource<T> open(Imports<T> imports, ImportRun run, KnownSites sites) throws IOException {
		ImportProfile<T> profile = imports.profile(run.profile())
			.orElseThrow(() -> new UnreadableFile("There is no profile '" + run.profile() + "'."));
		return profile.open(this.upload.file(run.id()), sites, run.options());
	}

	/** Ends a run that cannot be carried out. */
	public void giveUp(UUID id) throws SQLException {
		if (this.runs.find(id).filter((run) -> run.state() == State.TRIAL).isPresent()) {
			this.runs.untried(id, "The trial kept failing on our side; the log has the reason under this run's id.");
			return;
		}
		end(id, State.FAILED, Files.exists(this.upload.file(id))
				? "It kept failing on our side; the log has the reason under this run's id. What was imported stays, "
						+ "and the same file can be imported again."
				: "The uploaded file is no longer there; send it again.");
	}

	private void end(UUID id, State state, @Nullable String error) throws SQLException {
		this.runs.end(id, state, error, this.clock.instant());
		this.upload.remove(id);
	}

	private <T> void takeOver(Imports<T> imports, ImportRun run, BooleanSupplier stop)
			throws SQLException, IOException {
		long start = System.nanoTime();
		KnownSites sites = new KnownSites(this.runs::sites, this.settings, stop);
		try (ImportSource<T> source = open(imports, run, sites)) {
			Contents contents = source.survey();
			haveSites(contents.sites(), sites);
			this.runs.begin(run.id(), contents);
			long surveyed = System.nanoTime();
			store(run, imports.target(), source, stop);
			logger.info("Import {} looked through {} rows in {} ms and took them over in {} ms", run.id(),
					contents.rows(), millis(start, surveyed), millis(surveyed, System.nanoTime()));
		}
	}

	private <T> void store(ImportRun run, ImportTarget<T> target, ImportSource<T> source, BooleanSupplier stop)
			throws SQLException, IOException {
		try (LaneBlocks<ImportRow<T>> lanes = new LaneBlocks<>(
				new LaneBlocks.Size(this.settings.blockRows(), this.settings.blockLetters()), this.settings.writers(),
				this.runs.progress(run.id()), (block) -> {
					if (stop.getAsBoolean()) {
						throw new SQLException("The service stops; the import goes on when it is back");
					}
					return this.blocks.store(run, target, block);
				})) {
			source.rows((row) -> lanes.take(row.lane(), row.line(), row.letters(), row));
			lanes.finish();
		}
	}

	private static long millis(long from, long to) {
		return TimeUnit.NANOSECONDS.toMillis(to - from);
	}

	/** Has missing sites made; the directory's feed then tells of them. */
	private void haveSites(List<NewSite> wanted, KnownSites sites) {
		Set<String> missing = sites.missing(wanted.stream().map(NewSite::code).toList());
		if (missing.isEmpty()) {
			return;
		}
		make(wanted.stream().filter((site) -> missing.contains(site.code())).toList());
		if (!sites.arrive(missing, this.settings.waitForSites())) {
			throw new IllegalStateException("The directory did not tell of these sites in time: "
					+ sites.missing(missing).stream().sorted().limit(10).collect(Collectors.joining(", ")) + ".");
		}
	}

	private void make(List<NewSite> sites) {
		try {
			this.directory.make(sites).toFuture().get();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("The directory did not make the sites", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Stopped while the directory made sites", ex);
		}
	}

}
