package io.touchpoint.notification.trigger;

import java.time.Clock;

import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.notification.delivery.MessageRequests;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Which event asks for which message.
 */
@Configuration(proxyBeanMethods = false)
class TriggerConfiguration {

	@Bean
	Trigger thankYou(MessageRequests requests, TriggerProperties properties, JsonMapper json, Clock clock) {
		return new Trigger(ContactLookup.FEEDBACK, "response.received", MessageKind.THANK_YOU, requests, properties,
				json, clock);
	}

	@Bean
	Trigger acknowledgement(MessageRequests requests, TriggerProperties properties, JsonMapper json, Clock clock) {
		return new Trigger(ContactLookup.COMPLAINT, "complaint.received", MessageKind.ACKNOWLEDGEMENT, requests,
				properties, json, clock);
	}

	@Bean
	Trigger alert(MessageRequests requests, TriggerProperties properties, JsonMapper json, Clock clock) {
		return new Trigger(ContactLookup.FEEDBACK, "alert.raised", MessageKind.ALERT, requests, properties, json,
				clock);
	}

	@Bean
	Trigger compliment(MessageRequests requests, TriggerProperties properties, JsonMapper json, Clock clock) {
		return new Trigger(ContactLookup.FEEDBACK, "compliment.forwarded", MessageKind.COMPLIMENT, requests,
				properties, json, clock);
	}

	@Bean
	Trigger complimentThanks(MessageRequests requests, TriggerProperties properties, JsonMapper json, Clock clock) {
		return new Trigger(ContactLookup.FEEDBACK, "compliment.thanked", MessageKind.COMPLIMENT_THANKS, requests,
				properties, json, clock);
	}

}
