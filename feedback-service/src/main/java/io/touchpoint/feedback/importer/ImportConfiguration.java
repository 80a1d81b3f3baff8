package io.touchpoint.feedback.importer;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The import as a job: one runner per cluster, revived when its process dies.
 */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

	static final TaskDescriptor<Void> TASK = TaskDescriptor.of("feedback.import");

	private static final Logger logger = LoggerFactory.getLogger(ImportConfiguration.class);

	private static final int MOST_TRIES = 40;

	private static final Duration BETWEEN_TRIES = Duration.ofSeconds(3);

	@Bean
	OneTimeTask<Void> importTask(ImportRun run) {
		return Tasks.oneTime(TASK)
			.onDeadExecutionRevive()
			.onFailure(new OnFailureRetryLater<>(BETWEEN_TRIES))
			.execute((instance, context) -> attempt(run, UUID.fromString(instance.getId()), context));
	}

	private static void attempt(ImportRun run, UUID id, ExecutionContext context) {
		try {
			run.run(id, context.getSchedulerState()::isShuttingDown);
		}
		catch (IOException | SQLException | RuntimeException ex) {
			if (context.getExecution().consecutiveFailures < MOST_TRIES) {
				throw new IllegalStateException("Import " + id + " will be tried again", ex);
			}
			logger.error("Import {} is given up", id, ex);
			giveUp(run, id);
		}
	}

	private static void giveUp(ImportRun run, UUID id) {
		try {
			run.giveUp(id);
		}
		catch (IOException ex) {
			throw new IllegalStateException("Import " + id + " could not be ended", ex);
		}
	}

}
