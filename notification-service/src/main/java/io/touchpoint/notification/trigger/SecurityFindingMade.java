package io.touchpoint.notification.trigger;

import java.util.List;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.stereotype.Component;

/**
 * Somebody found a security risk: each of the people who may know of it gets a mail that
 * says no more than that.
 */
@Component
final class SecurityFindingMade implements MessageRule {

	@Override
	public String source() {
		return Services.FEEDBACK;
	}

	@Override
	public String type() {
		return "security.found";
	}

	@Override
	public MessageKind kind() {
		return MessageKind.SECURITY_FINDING;
	}

	@Override
	public Addressee addressee() {
		return new Addressee.Person(Services.FEEDBACK, "/internal/security-findings/{about}/managers/{recipient}");
	}

	@Override
	public List<String> recipients(Event event) {
		return event.data().required("managers").valueStream().map((id) -> id.asString()).toList();
	}

}
