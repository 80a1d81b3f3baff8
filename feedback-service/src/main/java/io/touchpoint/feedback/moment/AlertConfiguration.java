package io.touchpoint.feedback.moment;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The count as a job of the cluster.
 */
@Configuration(proxyBeanMethods = false)
class AlertConfiguration {

	/** Runs on a job thread, which may wait. */
	@Bean
	RecurringTask<Void> countWaitingAlerts(AlertCount alerts, AlertProperties properties) {
		return Tasks.recurring(TaskDescriptor.of("feedback.waiting-alerts"), FixedDelay.of(properties.countEvery()))
			.execute((instance, context) -> alerts.count().toFuture().join());
	}

}
