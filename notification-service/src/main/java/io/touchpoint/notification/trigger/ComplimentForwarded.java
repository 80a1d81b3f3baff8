package io.touchpoint.notification.trigger;

import java.util.List;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.stereotype.Component;

/**
 * Praise is passed on to those whom it concerns.
 */
@Component
final class ComplimentForwarded implements ComplimentRule {

	@Override
	public String source() {
		return Services.FEEDBACK;
	}

	@Override
	public String type() {
		return "compliment.forwarded";
	}

	@Override
	public MessageKind kind() {
		return MessageKind.COMPLIMENT;
	}

	@Override
	public Addressee addressee() {
		return new Addressee.Person(Services.FEEDBACK, "/internal/compliments/{about}/people");
	}

	@Override
	public List<String> recipients(Event event) {
		return ONE;
	}

}
