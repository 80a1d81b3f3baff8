package io.touchpoint.notification.trigger;

import java.util.List;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.stereotype.Component;

/**
 * Somebody who praised and left an address is thanked.
 */
@Component
final class ComplimentThanked implements ComplimentRule {

	@Override
	public String source() {
		return Services.FEEDBACK;
	}

	@Override
	public String type() {
		return "compliment.thanked";
	}

	@Override
	public MessageKind kind() {
		return MessageKind.COMPLIMENT_THANKS;
	}

	@Override
	public Addressee addressee() {
		return new Addressee.Person(Services.FEEDBACK, "/internal/compliments/{about}/contact");
	}

	@Override
	public List<String> recipients(Event event) {
		return event.data().path("contactable").asBoolean(false) ? ONE : NOBODY;
	}

}
