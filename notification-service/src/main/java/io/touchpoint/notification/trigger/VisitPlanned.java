package io.touchpoint.notification.trigger;

import java.util.List;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.stereotype.Component;

/**
 * Somebody is to visit a site and report by the link that the mail brings.
 */
@Component
final class VisitPlanned implements MessageRule {

	@Override
	public String source() {
		return Services.FEEDBACK;
	}

	@Override
	public String type() {
		return "visit.planned";
	}

	@Override
	public MessageKind kind() {
		return MessageKind.VISIT_PLANNED;
	}

	@Override
	public Addressee addressee() {
		return new Addressee.Person(Services.FEEDBACK, "/internal/visits/{about}/shopper");
	}

	@Override
	public List<String> recipients(Event event) {
		return ONE;
	}

}
