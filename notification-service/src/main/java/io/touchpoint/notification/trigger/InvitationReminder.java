package io.touchpoint.notification.trigger;

import java.util.List;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.stereotype.Component;

/**
 * Nobody has answered an invitation yet.
 */
@Component
final class InvitationReminder implements MessageRule {

	@Override
	public String source() {
		return Services.FEEDBACK;
	}

	@Override
	public String type() {
		return "invitation.reminder";
	}

	@Override
	public MessageKind kind() {
		return MessageKind.REMINDER;
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
