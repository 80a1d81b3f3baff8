package io.touchpoint.notification.trigger;

import java.util.List;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.stereotype.Component;

/**
 * A customer had a bad time: the people of the site must look.
 */
@Component
final class AlertOfMisery implements MessageRule {

	@Override
	public String source() {
		return Services.FEEDBACK;
	}

	@Override
	public String type() {
		return "alert.raised";
	}

	@Override
	public MessageKind kind() {
		return MessageKind.ALERT;
	}

	@Override
	public Addressee addressee() {
		return new Addressee.Person(Services.FEEDBACK, "/internal/alerts/{about}/contact");
	}

	@Override
	public List<String> recipients(Event event) {
		return ONE;
	}

}
