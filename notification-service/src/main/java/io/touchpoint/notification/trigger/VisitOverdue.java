package io.touchpoint.notification.trigger;

import java.util.List;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.stereotype.Component;

/**
 * The window of a visit has passed without a report: each of those who may know of the
 * visit and plan such ones gets a mail.
 */
@Component
final class VisitOverdue implements MessageRule {

	@Override
	public String source() {
		return Services.FEEDBACK;
	}

	@Override
	public String type() {
		return "visit.overdue";
	}

	@Override
	public MessageKind kind() {
		return MessageKind.VISIT_OVERDUE;
	}

	@Override
	public Addressee addressee() {
		return new Addressee.Person(Services.FEEDBACK, "/internal/visits/{about}/planners/{recipient}");
	}

	@Override
	public List<String> recipients(Event event) {
		return event.data().required("planners").valueStream().map((id) -> id.asString()).toList();
	}

}
