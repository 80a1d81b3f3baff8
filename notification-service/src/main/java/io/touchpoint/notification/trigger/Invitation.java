package io.touchpoint.notification.trigger;

import java.util.List;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.stereotype.Component;

/**
 * A customer is to be invited to a survey. Whoever plans that has looked whether the
 * customer may be written to.
 */
@Component
final class Invitation implements MessageRule {

	@Override
	public String source() {
		return Services.FEEDBACK;
	}

	@Override
	public String type() {
		return "invitation.due";
	}

	@Override
	public MessageKind kind() {
		return MessageKind.INVITATION;
	}

	@Override
	public Addressee addressee() {
		return new Addressee.Person(Services.FEEDBACK, "/internal/invitations/{about}/contact");
	}

	@Override
	public List<String> recipients(Event event) {
		return ONE;
	}

}
