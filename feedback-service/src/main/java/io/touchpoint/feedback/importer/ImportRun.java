package io.touchpoint.feedback.importer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

import de.siegmar.fastcsv.reader.CsvParseException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.intake.MomentRules;
import io.touchpoint.starter.bulk.LaneBlocks;
import io.touchpoint.starter.bulk.Unpacked;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.stereotype.Component;

/**
 * Carries out an import from where it stands. Runs on a job thread, which may wait.
 */
@Component
class ImportRun {

	/** How long a small statement of the runner may take. */
	private static final Duration STATEMENT = Duration.ofSeconds(15);

	private final ImportQueries queries;

	private final ImportRepository repository;

	private final BlockRepository blocks;

	private final Directory directory;

	private final SiteScopedTransaction transaction;

	private final MomentRules moments;

	private final Ids ids;

	private final Clock clock;

	private final ImportProperties properties;

	ImportRun(ImportQueries queries, ImportRepository repository, BlockRepository blocks, Directory directory,
			SiteScopedTransaction transaction, MomentRules moments, Ids ids, Clock clock, ImportProperties properties) {
		this.queries = queries;
		this.repository = repository;
		this.blocks = blocks;
		this.directory = directory;
		this.transaction = transaction;
		this.moments = moments;
		this.ids = ids;
		this.clock = clock;
		this.properties = properties;
	}

	/**
	 * Runs until the import is over. An exception means that it should be tried again:
	 * what was stored stays stored.
	 * @param stop whether the process is about to end
	 */
	void run(UUID id, BooleanSupplier stop) throws IOException, SQLException {
		ImportQueries.Order order = await(this.transaction.run(SiteScope.allSites(), this.queries.order(id)));
		if (order == null || order.state() == ImportQueries.State.DONE || order.state() == ImportQueries.State.FAILED) {
			return;
		}
		if (!Files.exists(order.file())) {
			throw new IOException("The uploaded file is not on this machine: " + order.file());
		}
		try (ImportSource source = open(order)) {
			stage(order, source);
			store(order, source, stop);
			move(order, ImportQueries.State.DONE, null);
		}
		catch (UnreadableFile | Unpacked.TooLarge ex) {
			move(order, ImportQueries.State.FAILED, ex.getMessage());
		}
		catch (CsvParseException | NoSuchElementException ex) {
			move(order, ImportQueries.State.FAILED, "A CSV file of the ZIP could not be read: " + ex.getMessage());
		}
		catch (ZipException | EOFException ex) {
			move(order, ImportQueries.State.FAILED, "The packed file is broken: " + ex.getMessage());
		}
		Files.deleteIfExists(order.file());
	}

	/**
	 * Ends an import that cannot be carried out.
	 */
	void giveUp(UUID id) throws IOException {
		ImportQueries.Order order = await(this.transaction.run(SiteScope.allSites(), this.queries.order(id)));
		if (order != null) {
			move(order, ImportQueries.State.FAILED, "The import failed again and again; the service's log says why. "
					+ "What was imported stays; the same file can be imported again.");
			Files.deleteIfExists(order.file());
		}
	}

	private ImportSource open(ImportQueries.Order order) throws IOException, SQLException {
		return switch (order.profile()) {
			case OLIST -> new OlistFile(order.file(), this.ids, this.moments);
			case TOUCHPOINT_RESPONSES -> new ResponsesFile(order.file(), new ResponseLine(this.repository.touchpoints(),
					new KnownSites()::contains, this.moments, this.ids, this.clock));
		};
	}

	private void stage(ImportQueries.Order order, ImportSource source) throws IOException, SQLException {
		await(this.transaction.run(SiteScope.allSites(),
				this.queries.counted(order.id(), source.total(), source.notes()).thenReturn(true)));
		createSites(source.sites());
		move(order, ImportQueries.State.RUNNING, null);
	}

	private void createSites(List<NewSite> sites) throws IOException, SQLException {
		Set<String> codes = sites.stream().map(NewSite::code).collect(Collectors.toSet());
		codes.removeAll(this.repository.sites());
		if (codes.isEmpty()) {
			return;
		}
		List<NewSite> missing = sites.stream().filter((site) -> codes.contains(site.code())).toList();
		await(this.directory.create(missing).thenReturn(true), this.properties.directoryTimeout().multipliedBy(10));
		Instant deadline = this.clock.instant().plus(this.properties.waitForSites());
		while (!this.repository.sites().containsAll(codes)) {
			if (this.clock.instant().isAfter(deadline)) {
				throw new IOException("The sites that the import created have not arrived here");
			}
			pause();
		}
	}

	private void store(ImportQueries.Order order, ImportSource source, BooleanSupplier stop)
			throws IOException, SQLException {
		try (LaneBlocks<ImportRow> blocks = new LaneBlocks<>(this.properties.blockRows(), this.properties.writers(),
				this.repository.progress(order.id()), (block) -> {
					if (stop.getAsBoolean()) {
						throw new SQLException("The service stops; the import goes on when it is back");
					}
					return this.blocks.store(order.id(), block);
				})) {
			source.rows((row) -> blocks.take(row.lane(), row.line(), row));
			blocks.finish();
		}
	}

	private void move(ImportQueries.Order order, ImportQueries.State state, @Nullable String error) throws IOException {
		await(this.transaction.run(SiteScope.allSites(),
				this.queries.move(order.id(), state, error, this.clock.instant()).thenReturn(true)));
	}

	private static <T> @Nullable T await(Mono<T> work) throws IOException {
		return await(work, STATEMENT);
	}

	private static <T> @Nullable T await(Mono<T> work, Duration most) throws IOException {
		try {
			return work.toFuture().get(most.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted", ex);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IOException("Waiting failed", ex);
		}
	}

	private void pause() {
		LockSupport.parkNanos(this.properties.sitePoll().toNanos());
	}

	/**
	 * The sites that exist. The first unknown ones are waited for, because the
	 * directory's news may still be on their way.
	 */
	private final class KnownSites {

		private Set<String> known = new HashSet<>();

		private final Set<String> missing = new HashSet<>();

		private final Instant deadline = ImportRun.this.clock.instant().plus(ImportRun.this.properties.waitForSite());

		boolean contains(String site) {
			return this.known.contains(site) || !this.missing.contains(site) && arrives(site);
		}

		private boolean arrives(String site) {
			try {
				this.known = ImportRun.this.repository.sites();
				while (!this.known.contains(site) && ImportRun.this.clock.instant().isBefore(this.deadline)) {
					pause();
					this.known = ImportRun.this.repository.sites();
				}
			}
			catch (SQLException ex) {
				throw new IllegalStateException("The sites could not be read", ex);
			}
			if (!this.known.contains(site)) {
				this.missing.add(site);
				return false;
			}
			return true;
		}

	}

}
