package io.touchpoint.notification.trigger;

import java.util.List;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.stereotype.Component;

/**
 * A promise to a customer is due soon: whoever made it, and whoever owns its case, is
 * reminded.
 */
@Component
final class PromiseDueSoon implements MessageRule {

	@Override
	public String source() {
		return Services.COMPLAINT;
	}

	@Override
	public String type() {
		return "promise.due-soon";
	}

	@Override
	public MessageKind kind() {
		return MessageKind.PROMISE_DUE;
	}

	@Override
	public Addressee addressee() {
		return new Addressee.Person(Services.COMPLAINT, "/internal/promises/{about}/reminders/{recipient}");
	}

	@Override
	public List<String> recipients(Event event) {
		return event.data().required("tell").valueStream().map((id) -> id.asString()).toList();
	}

	@Override
	public String complaint(Event event) {
		return event.data().required("complaint").asString();
	}

}
