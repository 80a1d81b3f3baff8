package io.touchpoint.feedback.customer;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the register does by itself, on one instance of the cluster at a time and on a
 * job's thread, which may wait.
 */
@Configuration(proxyBeanMethods = false)
class CustomerConfiguration {

	@Bean
	RecurringTask<Void> lookRoundInTheRegister(Register register, CustomerProperties properties) {
		return Tasks.recurring(TaskDescriptor.of("feedback.customers"), Schedules.fixedDelay(properties.lookEvery()))
			.execute((instance, context) -> register.lookRound().toFuture().join());
	}

	@Bean
	RecurringTask<Void> eraseLettersOfComplaints(ErasedLetters letters, CustomerProperties properties) {
		return Tasks
			.recurring(TaskDescriptor.of("feedback.erased-letters"), Schedules.fixedDelay(properties.eraseEvery()))
			.execute((instance, context) -> letters.look().toFuture().join());
	}

	@Bean
	RecurringTask<Void> enterVisitsOfFiles(ArrivedVisits arrived, CustomerProperties properties) {
		return Tasks.recurring(TaskDescriptor.of("feedback.visits"), Schedules.fixedDelay(properties.enterEvery()))
			.execute((instance,
					context) -> arrived.enterAll(context.getSchedulerState()::isShuttingDown).toFuture().join());
	}

}
