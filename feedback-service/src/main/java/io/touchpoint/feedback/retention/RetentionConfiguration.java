package io.touchpoint.feedback.retention;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The look for what is over as a job of the cluster.
 */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

	/** Runs on a job thread, which may wait. */
	@Bean
	RecurringTask<Void> cutWhatIsOver(RetentionSweep sweep, RetentionProperties properties) {
		return Tasks.recurring(TaskDescriptor.of("feedback.retention"), FixedDelay.of(properties.lookEvery()))
			.execute((instance, context) -> sweep.sweep().toFuture().join());
	}

}
