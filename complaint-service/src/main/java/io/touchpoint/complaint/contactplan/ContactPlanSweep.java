package io.touchpoint.complaint.contactplan;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets plans lapse, on one instance of the cluster.
 */
@Configuration(proxyBeanMethods = false)
class ContactPlanSweep {

	private static final Duration LONGEST = Duration.ofMinutes(2);

	/** A job runs on a thread of its own, which has nothing else to do. */
	@Bean
	RecurringTask<Void> contactPlanSweepTask(ContactPlans plans, ContactPlanSettings settings) {
		return Tasks.recurring("complaint-contact-plan-sweep", FixedDelay.of(settings.sweep()))
			.execute((instance, context) -> plans.sweep().timeout(LONGEST).toFuture().join());
	}

}
