package io.touchpoint.starter.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs imports, one instance of the cluster at a time; another one revives the run of an
 * instance that died.
 */
final class ImportJob {

	static final String NAME = "import";

	private static final Logger logger = LoggerFactory.getLogger(ImportJob.class);

	private static final int TRIES = 30;

	private static final Duration PAUSE = Duration.ofSeconds(2);

	private final Importer importer;

	ImportJob(Importer importer) {
		this.importer = importer;
	}

	OneTimeTask<Void> task() {
		return Tasks.oneTime(NAME, Void.class)
			.onDeadExecutionRevive()
			.onFailure(this::failed)
			.execute((instance, context) -> carryOn(UUID.fromString(instance.getId()),
					context.getSchedulerState()::isShuttingDown));
	}

	private void carryOn(UUID run, BooleanSupplier stop) {
		try {
			this.importer.carryOn(run, stop);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The database did not take the import", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** An outage passes; what still fails after a minute is told to head office. */
	private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
		UUID run = UUID.fromString(complete.getExecution().taskInstance.getId());
		logger.warn("Import {} did not get on", run, complete.getCause().orElse(null));
		if (complete.getExecution().consecutiveFailures < TRIES) {
			operations.reschedule(complete, complete.getTimeDone().plus(PAUSE));
			return;
		}
		try {
			this.importer.giveUp(run);
			operations.remove();
		}
		catch (SQLException ex) {
			logger.warn("Import {} could not be given up yet", run, ex);
			operations.reschedule(complete, complete.getTimeDone().plus(PAUSE));
		}
	}

}
