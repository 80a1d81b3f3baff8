package io.touchpoint.notification.trigger;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.stereotype.Component;

/**
 * A site has not evaluated a touchpoint in time. It gets one mail a day, however many
 * touchpoints that is true of: all events of a day ask for the message of the same name.
 * What is overdue is asked when the mail is written.
 */
@Component
final class OverdueEvaluations implements MessageRule {

	/**
	 * A site must not know when one is due; those who plan them get a mail of their own.
	 */
	private static final String MYSTERY_VISIT = "MYSTERY_VISIT";

	@Override
	public String source() {
		return Services.FEEDBACK;
	}

	@Override
	public String type() {
		return "evaluation.overdue";
	}

	@Override
	public MessageKind kind() {
		return MessageKind.EVALUATION_OVERDUE;
	}

	@Override
	public Addressee addressee() {
		return new Addressee.Person(Services.FEEDBACK, "/internal/sites/{site}/overdue-evaluations");
	}

	@Override
	public List<String> recipients(Event event) {
		return event.data().path("method").asString("").equals(MYSTERY_VISIT) ? NOBODY : ONE;
	}

	/**
	 * The same for all events of a site and a day (UTC), also when they are seen again.
	 */
	@Override
	public UUID once(Event event) {
		String name = type() + "/" + event.site() + "/" + LocalDate.ofInstant(event.occurredAt(), ZoneOffset.UTC);
		return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public String about(Event event) {
		return event.site();
	}

}
