package io.touchpoint.feedback.journey;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The sweep as a job of the cluster.
 */
@Configuration(proxyBeanMethods = false)
class EvaluationConfiguration {

	/** Runs on a job thread, which may wait. */
	@Bean
	RecurringTask<Void> tellOverdueEvaluations(OverdueSweep sweep, EvaluationProperties properties) {
		return Tasks.recurring(TaskDescriptor.of("feedback.overdue-evaluations"), FixedDelay.of(properties.sweep()))
			.execute((instance, context) -> sweep.sweep().timeout(properties.longestSweep()).toFuture().join());
	}

}
