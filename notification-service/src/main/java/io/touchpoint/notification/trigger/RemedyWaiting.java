package io.touchpoint.notification.trigger;

import java.util.List;

import tools.jackson.databind.JsonNode;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.stereotype.Component;

/**
 * A remedy waits for a yes: those who can say it are told, each once.
 */
@Component
final class RemedyWaiting implements MessageRule {

	@Override
	public String source() {
		return Services.COMPLAINT;
	}

	@Override
	public String type() {
		return "remedy.requested";
	}

	@Override
	public MessageKind kind() {
		return MessageKind.REMEDY_WAITING;
	}

	@Override
	public Addressee addressee() {
		return new Addressee.Person(Services.COMPLAINT, "/internal/remedies/{about}/approvers/{recipient}");
	}

	/** Events of before nobody was told name nobody. */
	@Override
	public List<String> recipients(Event event) {
		return event.data().path("people").valueStream().map(JsonNode::asString).distinct().toList();
	}

	@Override
	public String complaint(Event event) {
		return event.data().required("complaint").asString();
	}

}
