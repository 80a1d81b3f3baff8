package io.touchpoint.notification.trigger;

import java.util.List;

import tools.jackson.databind.JsonNode;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Somebody decided about a remedy that waited: who asked for it is told, unless it was
 * themselves who took it back. What needed no decision is told to nobody.
 */
@Configuration(proxyBeanMethods = false)
class RemedyRules {

	@Bean
	MessageRule remedyGranted() {
		return new Decided("remedy.granted");
	}

	@Bean
	MessageRule remedyDeclined() {
		return new Decided("remedy.declined");
	}

	private record Decided(String type) implements MessageRule {

		@Override
		public String source() {
			return Services.COMPLAINT;
		}

		@Override
		public MessageKind kind() {
			return MessageKind.REMEDY_DECIDED;
		}

		@Override
		public Addressee addressee() {
			return new Addressee.Person(Services.COMPLAINT, "/internal/remedies/{about}/asker/{recipient}");
		}

		@Override
		public List<String> recipients(Event event) {
			JsonNode ruler = event.data().required("ruledBy");
			String asker = event.data().required("askedBy").asString();
			return (ruler.isString() && !ruler.asString().equals(asker)) ? List.of(asker) : NOBODY;
		}

		@Override
		public String complaint(Event event) {
			return event.data().required("complaint").asString();
		}

	}

}
