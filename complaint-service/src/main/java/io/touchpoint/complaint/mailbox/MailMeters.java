package io.touchpoint.complaint.mailbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

/**
 * Counts what became of mails.
 */
@Component
class MailMeters {

	private final MeterRegistry registry;

	MailMeters(MeterRegistry registry) {
		this.registry = registry;
	}

	/** What became of a mail: case, reply, to_assign, not_taken, repeated or failed. */
	void count(String outcome) {
		Counter.builder("touchpoint.complaint.mails")
			.description("Mails that came into the mailbox of the operation")
			.tag("outcome", outcome)
			.register(this.registry)
			.increment();
	}

}
