package io.touchpoint.feedback.moment;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.starter.web.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * An alert as staff see it.
 *
 * @param response the answer that opened it
 * @param answers how many bad answers it stands for
 * @param acknowledgedAt when a person reacted first
 * @param note what colleagues wrote; null too where it is restricted, unless the reader
 * may see the complaint
 * @param restricted whether a complaint that is for few eyes only came from an answer
 */
record Alert(UUID id, String site, String touchpoint, AlertKind kind, AlertState state, boolean reachable,
		UUID response, int answers, Instant firstAt, Instant lastAt, Instant raisedAt, @Nullable Instant acknowledgedAt,
		@Nullable String acknowledgedBy, @Nullable Instant closedAt, @Nullable String closedBy, @Nullable String note,
		boolean restricted) {

	Cursor cursor() {
		return new Cursor(this.raisedAt, this.id);
	}

	/**
	 * The same after somebody took care of it.
	 * @param words what they wrote; null leaves what was written before
	 */
	Alert moved(AlertState to, String by, Instant at, @Nullable String words) {
		boolean reacted = this.acknowledgedAt != null;
		boolean closed = to == AlertState.CLOSED;
		return new Alert(this.id, this.site, this.touchpoint, this.kind, to, this.reachable, this.response,
				this.answers, this.firstAt, this.lastAt, this.raisedAt, reacted ? this.acknowledgedAt : at,
				reacted ? this.acknowledgedBy : by, closed ? at : null, closed ? by : null,
				(words != null) ? words : this.note, this.restricted);
	}

	/** As anybody sees it among others. */
	Alert listed() {
		return this.restricted ? new Alert(this.id, this.site, this.touchpoint, this.kind, this.state, this.reachable,
				this.response, this.answers, this.firstAt, this.lastAt, this.raisedAt, this.acknowledgedAt,
				this.acknowledgedBy, this.closedAt, this.closedBy, null, true) : this;
	}

}
