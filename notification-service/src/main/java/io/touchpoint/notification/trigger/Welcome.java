package io.touchpoint.notification.trigger;

import java.util.List;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.stereotype.Component;

/**
 * Somebody came for the first time and agreed to be written to.
 */
@Component
final class Welcome implements MessageRule {

	@Override
	public String source() {
		return Services.FEEDBACK;
	}

	@Override
	public String type() {
		return "customer.first-visit";
	}

	@Override
	public MessageKind kind() {
		return MessageKind.WELCOME;
	}

	@Override
	public Addressee addressee() {
		return new Addressee.Person(Services.FEEDBACK, "/internal/customers/{about}/welcome");
	}

	@Override
	public List<String> recipients(Event event) {
		return event.data().required("contactable").booleanValue() ? ONE : NOBODY;
	}

}
