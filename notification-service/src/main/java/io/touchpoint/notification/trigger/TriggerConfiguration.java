package io.touchpoint.notification.trigger;

import java.time.Clock;
import java.util.List;

import io.touchpoint.notification.delivery.MessageRequests;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Which services are followed for messages: one handler, and with it one set of cursors,
 * for each of them.
 */
@Configuration(proxyBeanMethods = false)
class TriggerConfiguration {

	@Bean
	Triggers feedbackTriggers(List<MessageRule> rules, MessageRequests requests, RestrictedCaseRepository cases,
			TriggerProperties properties, Clock clock) {
		return new Triggers(Services.FEEDBACK, rules, requests, cases, properties, clock);
	}

	@Bean
	Triggers complaintTriggers(List<MessageRule> rules, MessageRequests requests, RestrictedCaseRepository cases,
			TriggerProperties properties, Clock clock) {
		return new Triggers(Services.COMPLAINT, rules, requests, cases, properties, clock);
	}

	@Bean
	AddressBook addressBook(List<MessageRule> rules, List<Triggers> followed) {
		return AddressBook.of(rules, followed.stream().map(Triggers::source).toList());
	}

}
