package io.touchpoint.notification.trigger;

import java.util.List;

import tools.jackson.databind.JsonNode;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The clock of a complaint has something to tell: a warning, that the deadline passed, or
 * that somebody above must look. Each of those whom it concerns gets one mail for the
 * step; where there is nobody with an address, the site gets it.
 */
@Configuration(proxyBeanMethods = false)
class ClockRules {

	@Bean
	MessageRule clockWarned() {
		return new OfClock("complaint.clock-warned");
	}

	@Bean
	MessageRule clockBreached() {
		return new OfClock("complaint.clock-breached");
	}

	@Bean
	MessageRule complaintEscalated() {
		return new OfClock("complaint.escalated");
	}

	private record OfClock(String type) implements MessageRule {

		@Override
		public String source() {
			return Services.COMPLAINT;
		}

		@Override
		public MessageKind kind() {
			return MessageKind.COMPLAINT_CLOCK;
		}

		@Override
		public Addressee addressee() {
			return new Addressee.Person(Services.COMPLAINT, "/internal/complaint-clocks/{about}/people/{recipient}");
		}

		@Override
		public List<String> recipients(Event event) {
			return event.data().required("people").valueStream().map(JsonNode::asString).distinct().toList();
		}

		@Override
		public String about(Event event) {
			return event.data().required("told").asString();
		}

		@Override
		public String complaint(Event event) {
			return event.subject();
		}

	}

}
