package io.touchpoint.feedback.moment;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.feedback.intake.Moment;
import io.touchpoint.feedback.journey.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A response, and whether somebody said that it is praise. Pure.
 *
 * @param judged the moment that the rules saw in it; null as long as nobody said so
 * @param by who said that it is praise
 * @param revision how often its moment changed
 */
record Praised(UUID id, String site, Channel channel, Moment moment, @Nullable Moment judged, Instant occurredAt,
		@Nullable String by, @Nullable Instant at, int revision) {

	boolean flagged() {
		return this.by != null;
	}

	/** The same, flagged as praise. */
	Praised flag(String by, Instant at) {
		return new Praised(this.id, this.site, this.channel, Moment.MAGIC, this.moment, this.occurredAt, by, at,
				this.revision + ((this.moment == Moment.MAGIC) ? 0 : 1));
	}

	/** The same, as the rules judged it. */
	Praised unflag() {
		Moment before = (this.judged != null) ? this.judged : this.moment;
		return new Praised(this.id, this.site, this.channel, before, null, this.occurredAt, null, null,
				this.revision + ((this.moment == before) ? 0 : 1));
	}

}
