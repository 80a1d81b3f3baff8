package io.touchpoint.feedback.moderation;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.journey.Channel;

/**
 * A comment that nobody decided about yet.
 *
 * @param proposed what would be shown
 * @param leftOut what the program left out of it
 */
record WaitingComment(UUID id, String site, String touchpoint, Channel channel, @Nullable Integer overall,
		String language, String comment, String proposed, Set<Masking.Kind> leftOut, Instant occurredAt) {

	/** As it is stored; nothing is proposed yet. */
	record Row(UUID id, String site, String touchpoint, Channel channel, @Nullable Integer overall, String language,
			String comment, Instant occurredAt) {

		WaitingComment with(Masking.Masked masked) {
			return new WaitingComment(this.id, this.site, this.touchpoint, this.channel, this.overall, this.language,
					this.comment, masked.text(), masked.kinds(), this.occurredAt);
		}

	}

}
