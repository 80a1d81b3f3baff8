package io.touchpoint.complaint.recovery;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Asks sites whether customers came back, on one instance of the cluster.
 */
@Configuration(proxyBeanMethods = false)
class ReturnCheckSweep {

	private static final Duration LONGEST = Duration.ofMinutes(2);

	/** A job runs on a thread of its own, which has nothing else to do. */
	@Bean
	RecurringTask<Void> returnCheckSweepTask(ReturnChecks checks, ReturnCheckSettings settings) {
		return Tasks.recurring("complaint-return-check-sweep", FixedDelay.of(settings.sweep()))
			.execute((instance, context) -> checks.sweep().timeout(LONGEST).toFuture().join());
	}

}
