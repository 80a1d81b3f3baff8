package io.touchpoint.notification.delivery;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/**
 * Reads a claimed message from its row.
 */
final class ClaimedRow {

	private ClaimedRow() {
	}

	static Claimed read(Readable row) {
		UUID id = required(row, "id", UUID.class);
		Instant createdAt = required(row, "created_at", Instant.class);
		return new Claimed(id, required(row, "claim", UUID.class), required(row, "due_at", Instant.class),
				occasion(row), required(row, "attempts", Integer.class), createdAt,
				required(row, "since", Instant.class), mail(row, id, createdAt));
	}

	private static Occasion occasion(Readable row) {
		return new Occasion(required(row, "site", String.class),
				MessageKind.valueOf(required(row, "kind", String.class)), required(row, "source", String.class),
				required(row, "about", String.class), required(row, "recipient_key", String.class));
	}

	private static @Nullable Mail mail(Readable row, UUID id, Instant createdAt) {
		if (row.get("composed_at", Instant.class) == null) {
			return null;
		}
		Composition.Words words = new Composition.Words(required(row, "sender_name", String.class),
				row.get("reply_to", String.class), required(row, "language", String.class),
				required(row, "subject", String.class), required(row, "body_text", String.class),
				required(row, "body_html", String.class), row.get("secret", String.class));
		return new Mail(id, createdAt, required(row, "recipient", String.class), words);
	}

	private static <T> T required(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
