package io.touchpoint.notification.trigger;

import java.util.List;
import java.util.stream.Stream;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

import org.springframework.stereotype.Component;

/**
 * A promise to a customer was broken: whoever made it, whoever owns its case and the site
 * itself must know.
 */
@Component
final class PromiseBroken implements MessageRule {

	/** How the complaint service calls the site's own address. */
	private static final String THE_SITE = "site";

	@Override
	public String source() {
		return Services.COMPLAINT;
	}

	@Override
	public String type() {
		return "promise.broken";
	}

	@Override
	public MessageKind kind() {
		return MessageKind.PROMISE_BROKEN;
	}

	@Override
	public Addressee addressee() {
		return new Addressee.Person(Services.COMPLAINT, "/internal/promises/{about}/breaches/{recipient}");
	}

	@Override
	public List<String> recipients(Event event) {
		return Stream
			.concat(event.data().required("tell").valueStream().map((id) -> id.asString()), Stream.of(THE_SITE))
			.toList();
	}

	@Override
	public String complaint(Event event) {
		return event.data().required("complaint").asString();
	}

}
