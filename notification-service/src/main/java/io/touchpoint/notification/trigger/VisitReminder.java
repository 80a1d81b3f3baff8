package io.touchpoint.notification.trigger;

import java.util.List;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.stereotype.Component;

/**
 * The time of a visit ends soon, and no report of it is there.
 */
@Component
final class VisitReminder implements MessageRule {

	@Override
	public String source() {
		return Services.FEEDBACK;
	}

	@Override
	public String type() {
		return "visit.reminder";
	}

	@Override
	public MessageKind kind() {
		return MessageKind.VISIT_REMINDER;
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
