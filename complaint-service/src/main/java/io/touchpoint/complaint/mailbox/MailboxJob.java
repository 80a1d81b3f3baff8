package io.touchpoint.complaint.mailbox;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Looks into the mailbox, on one instance of the cluster.
 */
@Configuration(proxyBeanMethods = false)
class MailboxJob {

	@Bean
	MailPoll mailPoll(MailIntake intake, MailRepository mails, SiteScopedTransaction transaction,
			MailboxSettings settings, MailMeters meters) {
		return new MailPoll(() -> ImapMailbox.open(settings), intake, mails, transaction, settings, meters);
	}

	/**
	 * There with or without a mailbox: which beans there are is fixed when the service is
	 * built.
	 */
	@Bean
	RecurringTask<Void> mailboxTask(MailPoll poll, MailboxSettings settings) {
		return Tasks.recurring("complaint-mailbox", FixedDelay.of(settings.poll())).execute((instance, context) -> {
			if (settings.configured()) {
				poll.run();
			}
		});
	}

}
