package io.touchpoint.complaint.erasure;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Forgets, on one instance of the cluster.
 */
@Configuration(proxyBeanMethods = false)
class ErasureSweep {

	private static final Duration LONGEST = Duration.ofMinutes(2);

	/** A job runs on a thread of its own, which has nothing else to do. */
	@Bean
	RecurringTask<Void> erasureSweepTask(Erasure erasure, ErasureSettings settings) {
		return Tasks.recurring("complaint-erasure-sweep", FixedDelay.of(settings.sweep()))
			.execute((instance, context) -> erasure.sweep().timeout(LONGEST).toFuture().join());
	}

}
