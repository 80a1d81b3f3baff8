package io.touchpoint.feedback.voice;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.starter.event.NewEvent;
import org.jspecify.annotations.Nullable;

/**
 * Payload of {@code compliment.recorded}, {@code compliment.forwarded} and
 * {@code compliment.thanked}, version 1: codes only. Who praised whom, and in which
 * words, is not told.
 */
record ComplimentTold(ComplimentSource source, @Nullable String touchpoint, @Nullable String unit,
		@Nullable UUID response, boolean contactable) {

	static final String RECORDED = "compliment.recorded";

	static final String FORWARDED = "compliment.forwarded";

	static final String THANKED = "compliment.thanked";

	static final int VERSION = 1;

	static NewEvent of(String type, Compliment compliment, Instant at) {
		return new NewEvent(type, VERSION, compliment.site(), at, compliment.id().toString(),
				new ComplimentTold(compliment.source(), compliment.touchpoint(), compliment.unit(),
						compliment.response(), compliment.contactable()));
	}

}
