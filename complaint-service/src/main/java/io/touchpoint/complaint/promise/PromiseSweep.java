package io.touchpoint.complaint.promise;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Looks after promises, on one instance of the cluster.
 */
@Configuration(proxyBeanMethods = false)
class PromiseSweep {

	private static final Duration LONGEST = Duration.ofMinutes(1);

	/** A job runs on a thread of its own, which has nothing else to do. */
	@Bean
	RecurringTask<Void> promiseSweepTask(Promises promises, PromiseSettings settings) {
		return Tasks.recurring("complaint-promise-sweep", FixedDelay.of(settings.sweep()))
			.execute((instance, context) -> promises.sweep().timeout(LONGEST).toFuture().join());
	}

}
