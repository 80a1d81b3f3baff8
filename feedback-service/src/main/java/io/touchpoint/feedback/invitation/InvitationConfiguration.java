package io.touchpoint.feedback.invitation;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Looks for what is due, on one instance of the cluster at a time.
 */
@Configuration(proxyBeanMethods = false)
class InvitationConfiguration {

	/** Runs on a job thread, which may wait. */
	@Bean
	RecurringTask<Void> tellDueInvitations(Invitations invitations, InvitationProperties properties) {
		return Tasks.recurring(TaskDescriptor.of("feedback.invitations"), Schedules.fixedDelay(properties.lookEvery()))
			.execute((instance, context) -> invitations.tellDue().toFuture().join());
	}

}
