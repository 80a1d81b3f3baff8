package io.touchpoint.feedback.moderation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.journey.Channel;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Whether comments may be shown, and in which words.
 */
@Component
class ModerationRepository {

	/** A comment and what was decided about it. */
	record Moderated(@Nullable String comment, Channel channel, Moderation state, @Nullable String shown,
			@Nullable String by, @Nullable Instant at) {

		/** What could be shown: what an observer writes is for the site alone. */
		@Nullable String ofCustomer() {
			return this.channel.isOfCustomers() ? this.comment : null;
		}

	}

	private final DatabaseClient database;

	ModerationRepository(DatabaseClient database) {
		this.database = database;
	}

	Mono<Moderated> find(UUID id) {
		return this.database.sql("""
				SELECT comment, channel, moderation, public_comment, moderated_by, moderated_at
				FROM response WHERE id = $1
				""").bind(0, id).map((row) -> {
			OffsetDateTime at = row.get("moderated_at", OffsetDateTime.class);
			return new Moderated(row.get("comment", String.class),
					Channel.valueOf(String.valueOf(row.get("channel", String.class))),
					Moderation.valueOf(String.valueOf(row.get("moderation", String.class))),
					row.get("public_comment", String.class), row.get("moderated_by", String.class),
					(at != null) ? at.toInstant() : null);
		}).one();
	}

	Mono<Void> save(UUID id, Moderation state, @Nullable String shown, String by, Instant now) {
		DatabaseClient.GenericExecuteSpec update = this.database.sql("""
				UPDATE response SET moderation = $2, public_comment = $3, moderated_by = $4, moderated_at = $5
				WHERE id = $1
				""").bind(0, id).bind(1, state.name());
		update = (shown != null) ? update.bind(2, shown) : update.bindNull(2, String.class);
		return update.bind(3, by).bind(4, now.atOffset(ZoneOffset.UTC)).then();
	}

}
