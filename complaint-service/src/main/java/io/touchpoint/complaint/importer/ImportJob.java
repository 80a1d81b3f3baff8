package io.touchpoint.complaint.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
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
	CustomTask<Void> importTask(Importer importer, ImportSettings settings, Clock clock) {
		return Tasks.custom(NAME, Void.class)
			.onDeadExecutionRevive()
			.onFailure((complete, operations) -> failed(importer, clock, complete, operations))
			.execute((instance, context) -> carryOn(importer, UUID.fromString(instance.getId()))
					? new CompletionHandler.OnCompleteRemove<>() : (complete, operations) -> operations
						.reschedule(complete, complete.getTimeDone().plus(settings.poll())));
	}

	private static boolean carryOn(Importer importer, UUID run) {
		try {
			return importer.carryOn(run);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The database did not take the import", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** An outage passes; what still fails after a minute is told to head office. */
	private static void failed(Importer importer, Clock clock, ExecutionComplete complete,
			ExecutionOperations<Void> operations) {
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
