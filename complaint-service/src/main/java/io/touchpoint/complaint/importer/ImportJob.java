package io.touchpoint.complaint.importer;

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

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Runs imports, one instance of the cluster at a time; another one revives the run of an
 * instance that died.
 */
@Configuration(proxyBeanMethods = false)
class ImportJob {

	static final String NAME = "complaint-import";

	private static final Logger logger = LoggerFactory.getLogger(ImportJob.class);

	private static final int TRIES = 30;

	private static final Duration PAUSE = Duration.ofSeconds(2);

	@Bean
	OneTimeTask<Void> importTask(Importer importer) {
		return Tasks.oneTime(NAME, Void.class)
			.onDeadExecutionRevive()
			.onFailure((complete, operations) -> failed(importer, complete, operations))
			.execute((instance, context) -> carryOn(importer, UUID.fromString(instance.getId()),
					context.getSchedulerState()::isShuttingDown));
	}

	private static void carryOn(Importer importer, UUID run, BooleanSupplier stop) {
		try {
			importer.carryOn(run, stop);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The database did not take the import", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** An outage passes; what still fails after a minute is told to head office. */
	private static void failed(Importer importer, ExecutionComplete complete, ExecutionOperations<Void> operations) {
		UUID run = UUID.fromString(complete.getExecution().taskInstance.getId());
		logger.warn("Import {} did not get on", run, complete.getCause().orElse(null));
		if (complete.getExecution().consecutiveFailures < TRIES) {
			operations.reschedule(complete, complete.getTimeDone().plus(PAUSE));
			return;
		}
		try {
			importer.fail(run, "It kept failing on our side; the log has the reason under this run's id.");
			operations.remove();
		}
		catch (SQLException ex) {
			logger.warn("Import {} could not be given up yet", run, ex);
			operations.reschedule(complete, complete.getTimeDone().plus(PAUSE));
		}
	}

}
