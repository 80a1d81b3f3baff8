package io.touchpoint.notification.trigger;

import java.util.List;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.stereotype.Component;

/**
 * All links to a case ended; a customer who left an address gets a new one.
 */
@Component
final class LinkRenewed implements MessageRule {

	@Override
	public String source() {
		return Services.COMPLAINT;
	}

	@Override
	public String type() {
		return "link.renewed";
	}

	@Override
	public MessageKind kind() {
		return MessageKind.LINK_RENEWED;
	}

	@Override
	public Addressee addressee() {
		return new Addressee.Person(Services.COMPLAINT, "/internal/complaints/{about}/contact");
	}

	@Override
	public List<String> recipients(Event event) {
		return event.data().required("contactable").booleanValue() ? ONE : NOBODY;
	}

	@Override
	public String complaint(Event event) {
		return event.subject();
	}

}
