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
 * No mystery visit has evaluated a touchpoint in time. The site must not know when one is
 * due: each of those who plan them gets one mail a day about it. What is overdue is asked
 * when the mail is written.
 */
@Component
final class OverdueMysteryVisits implements MessageRule {

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
		return MessageKind.MYSTERY_OVERDUE;
	}

	@Override
	public Addressee addressee() {
		return new Addressee.Person(Services.FEEDBACK,
				"/internal/sites/{site}/overdue-evaluations/planners/{recipient}");
	}

	@Override
	public List<String> recipients(Event event) {
		return event.data().path("planners").valueStream().map((id) -> id.asString()).toList();
	}

	/**
	 * The same for all events of a site and a day (UTC), also when they are seen again.
	 */
	@Override
	public UUID once(Event event) {
		String name = kind() + "/" + event.site() + "/" + LocalDate.ofInstant(event.occurredAt(), ZoneOffset.UTC);
		return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public String about(Event event) {
		return event.site();
	}

}
