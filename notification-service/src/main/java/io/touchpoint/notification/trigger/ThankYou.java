package io.touchpoint.notification.trigger;

import java.util.List;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.stereotype.Component;

/**
 * Somebody gave feedback and left an address.
 */
@Component
final class ThankYou implements MessageRule {

	@Override
	public String source() {
		return Services.FEEDBACK;
	}

	@Override
	public String type() {
		return "response.received";
	}

	@Override
	public MessageKind kind() {
		return MessageKind.THANK_YOU;
	}

	@Override
	public Addressee addressee() {
		return new Addressee.Person(Services.FEEDBACK, "/internal/responses/{about}/contact");
	}

	@Override
	public List<String> recipients(Event event) {
		return Reachable.by(event) ? ONE : NOBODY;
	}

}
