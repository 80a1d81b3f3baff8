package io.touchpoint.notification.trigger;

import java.util.List;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.stereotype.Component;

/**
 * A colleague wrote to a customer who left an address.
 */
@Component
final class LetterSent implements MessageRule {

	@Override
	public String source() {
		return Services.COMPLAINT;
	}

	@Override
	public String type() {
		return "letter.sent";
	}

	@Override
	public MessageKind kind() {
		return MessageKind.REPLY;
	}

	@Override
	public Addressee addressee() {
		return new Addressee.Person(Services.COMPLAINT, "/internal/letters/{about}/contact");
	}

	@Override
	public List<String> recipients(Event event) {
		return event.data().required("mail").booleanValue() ? ONE : NOBODY;
	}

	@Override
	public String complaint(Event event) {
		return event.data().required("complaint").asString();
	}

}
