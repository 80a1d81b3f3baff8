package io.touchpoint.feedback.moderation;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.journey.Channel;

/**
 * A comment and what was decided about it.
 *
 * @param proposed what would be shown
 * @param leftOut what the program left out of it
 * @param shown what is shown; null unless it is approved
 * @param by who decided; null while nobody did
 */
record QueuedComment(UUID id, String site, String touchpoint, Channel channel, @Nullable Integer overall,
		String language, String comment, String proposed, Set<Masking.Kind> leftOut, Instant occurredAt,
		Moderation state, @Nullable String shown, @Nullable String by, @Nullable Instant at) {

	/** As it is stored; nothing is proposed yet. */
	record Row(UUID id, String site, String touchpoint, Channel channel, @Nullable Integer overall, String language,
			String comment, Instant occurredAt, Decided decided) {

		/** What is proposed to be shown, before anything is left out of it. */
		String approvable() {
			return (this.decided.hidden() != null) ? this.decided.hidden() : this.comment;
		}

		QueuedComment with(Masking.Masked masked) {
			return new QueuedComment(this.id, this.site, this.touchpoint, this.channel, this.overall, this.language,
					this.comment, masked.text(), masked.kinds(), this.occurredAt, this.decided.state(),
					this.decided.shown(), this.decided.by(), this.decided.at());
		}

	}

	/**
	 * What was decided last.
	 *
	 * @param hidden in which words it was shown before it was hidden
	 */
	record Decided(Moderation state, @Nullable String shown, @Nullable String hidden, @Nullable String by,
			@Nullable Instant at) {
	}

}
