package io.touchpoint.notification.trigger;

import java.util.List;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Who owns a corrective action is told that it is theirs, that it is due soon and that
 * its day is over.
 */
@Configuration(proxyBeanMethods = false)
class ActionRules {

	@Bean
	MessageRule actionGiven() {
		return new ToOwner("corrective-action.given", MessageKind.ACTION_GIVEN);
	}

	@Bean
	MessageRule actionDueSoon() {
		return new ToOwner("corrective-action.due-soon", MessageKind.ACTION_DUE);
	}

	@Bean
	MessageRule actionOverdue() {
		return new ToOwner("corrective-action.overdue", MessageKind.ACTION_OVERDUE);
	}

	private record ToOwner(String type, MessageKind kind) implements MessageRule {

		@Override
		public String source() {
			return Services.COMPLAINT;
		}

		@Override
		public Addressee addressee() {
			return new Addressee.Person(Services.COMPLAINT, "/internal/corrective-actions/{about}/owner/{recipient}");
		}

		@Override
		public List<String> recipients(Event event) {
			return List.of(event.data().required("ownerId").asString());
		}

		@Override
		public String complaint(Event event) {
			return event.data().required("complaint").asString();
		}

	}

}
