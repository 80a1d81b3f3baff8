package io.touchpoint.complaint.browse;

import java.time.Instant;
import java.util.Objects;

import io.touchpoint.starter.web.Cursor;

/**
 * In which order cases are listed.
 */
enum Order {

	/** Who came last comes first. */
	RECEIVED("c.received_at DESC, c.id DESC", "(c.received_at, c.id) < (:afterAt, :afterId)"),

	/** What is due first comes first, and what is not due at all comes last. */
	DUE("coalesce(c.due_at, timestamptz '3000-01-01 00:00:00+00'), c.id",
			"(coalesce(c.due_at, timestamptz '3000-01-01 00:00:00+00'), c.id) > (:afterAt, :afterId)");

	private static final Instant NEVER = Instant.parse("3000-01-01T00:00:00Z");

	private final String by;

	private final String beyond;

	Order(String by, String beyond) {
		this.by = by;
		this.beyond = beyond;
	}

	/** What stands after {@code ORDER BY}. */
	String by() {
		return this.by;
	}

	/** The condition that leaves out what the pages before had. */
	String beyond() {
		return this.beyond;
	}

	Cursor after(ComplaintItem item) {
		return switch (this) {
			case RECEIVED -> new Cursor(item.receivedAt(), item.id());
			case DUE -> new Cursor(Objects.requireNonNullElse(item.dueAt(), NEVER), item.id());
		};
	}

}
