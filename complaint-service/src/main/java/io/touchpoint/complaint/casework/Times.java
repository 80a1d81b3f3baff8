package io.touchpoint.complaint.casework;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * When things happened to a case and by when the next ones must.
 *
 * @param forwardedAt when an outside body passed the complaint on to us, if one did
 * @param acknowledgeBy the last moment of a timely first answer
 * @param resolveBy the last moment of a resolution in time, pauses included
 * @param waitingSince since when the clock stands still for the customer's answer
 */
public record Times(Instant receivedAt, @Nullable Instant forwardedAt, Instant acknowledgeBy, Instant resolveBy,
		@Nullable Instant waitingSince, @Nullable Instant acknowledgedAt, @Nullable Instant resolvedAt,
		@Nullable Instant closedAt) {

	static Times received(Instant at, Severity severity, Deadlines deadlines) {
		return new Times(at, null, deadlines.acknowledgeBy(at), deadlines.resolveBy(at, severity), null, null, null,
				null);
	}

	Times acknowledged(Instant at) {
		return (this.acknowledgedAt != null) ? this : new Times(this.receivedAt, this.forwardedAt, this.acknowledgeBy,
				this.resolveBy, this.waitingSince, at, this.resolvedAt, this.closedAt);
	}

	Times waiting(Instant at) {
		return new Times(this.receivedAt, this.forwardedAt, this.acknowledgeBy, this.resolveBy, at, this.acknowledgedAt,
				this.resolvedAt, this.closedAt);
	}

	/** The clock goes on: the deadline moves by the working time that passed waiting. */
	Times resumed(Instant at, Severity severity, Deadlines deadlines) {
		return (this.waitingSince == null) ? this
				: new Times(this.receivedAt, this.forwardedAt, this.acknowledgeBy,
						deadlines.extended(this.resolveBy, this.waitingSince, at, severity), null, this.acknowledgedAt,
						this.resolvedAt, this.closedAt);
	}

	Times resolved(Instant at) {
		return new Times(this.receivedAt, this.forwardedAt, this.acknowledgeBy, this.resolveBy, this.waitingSince,
				this.acknowledgedAt, at, this.closedAt);
	}

	Times closed(Instant at) {
		return new Times(this.receivedAt, this.forwardedAt, this.acknowledgeBy, this.resolveBy, this.waitingSince,
				this.acknowledgedAt, this.resolvedAt, at);
	}

	Times reopened(Instant resolveBy) {
		return new Times(this.receivedAt, this.forwardedAt, this.acknowledgeBy, resolveBy, null, this.acknowledgedAt,
				null, null);
	}

	/** The same with deadlines that were worked out again. */
	public Times due(Instant acknowledgeBy, Instant resolveBy, @Nullable Instant waitingSince) {
		return new Times(this.receivedAt, this.forwardedAt, acknowledgeBy, resolveBy, waitingSince, this.acknowledgedAt,
				this.resolvedAt, this.closedAt);
	}

	public @Nullable Instant endedAt() {
		return (this.closedAt != null) ? this.closedAt : this.resolvedAt;
	}

}
