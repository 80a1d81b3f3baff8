package io.touchpoint.notification.trigger;

import java.util.List;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.stereotype.Component;

/**
 * A complaint has arrived from somebody who left an address.
 */
@Component
final class Acknowledgement implements MessageRule {

	@Override
	public String source() {
		return Services.COMPLAINT;
	}

	@Override
	public String type() {
		return "complaint.received";
	}

	@Override
	public MessageKind kind() {
		return MessageKind.ACKNOWLEDGEMENT;
	}

	@Override
	public Addressee addressee() {
		return new Addressee.Person(Services.COMPLAINT, "/internal/complaints/{about}/contact");
	}

	@Override
	public List<String> recipients(Event event) {
		return Reachable.by(event) ? ONE : NOBODY;
	}

	@Override
	public String complaint(Event event) {
		return event.subject();
	}

}
