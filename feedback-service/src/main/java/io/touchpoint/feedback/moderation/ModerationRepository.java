package io.touchpoint.feedback.moderation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.journey.Channel;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Whether comments may be shown, and in which words.
 */
@Component
class ModerationRepository {

	/**
	 * A comment and what was decided about it.
	 *
	 * @param hidden in which words it was shown before it was hidden
	 * @param restricted whether a complaint that is for few eyes only came from it; then
	 * its words are not told
	 */
	record Moderated(@Nullable String comment, Channel channel, Moderation state, @Nullable String shown,
			@Nullable String hidden, @Nullable String by, @Nullable Instant at, boolean restricted) {

		/** What could be shown: what an observer writes is for the site alone. */
		@Nullable String ofCustomer() {
			return this.channel.isOfCustomers() ? this.comment : null;
		}

		/** What is shown, or was before it was hidden. */
		@Nullable String lastShown() {
			return (this.shown != null) ? this.shown : this.hidden;
		}

		/**
		 * What an approval starts from: where something is or was shown, that, so that
		 * what somebody left out of it stays out.
		 */
		@Nullable String approvable() {
			return (lastShown() != null) ? lastShown() : ofCustomer();
		}

	}

	private final DatabaseClient database;

	ModerationRepository(DatabaseClient database) {
		this.database = database;
	}

	Mono<Moderated> find(UUID id) {
		return this.database.sql("""
				SELECT CASE WHEN x.response IS NULL THEN r.comment END AS comment, r.channel, r.moderation,
					CASE WHEN x.response IS NULL THEN r.public_comment END AS public_comment,
					CASE WHEN x.response IS NULL THEN r.hidden_comment END AS hidden_comment, r.moderated_by,
					r.moderated_at, x.response IS NOT NULL AS restricted
				FROM response r LEFT JOIN restricted_answer x ON x.response = r.id AND x.restricted
				WHERE r.id = $1
				""").bind(0, id).map((row) -> {
			OffsetDateTime at = row.get("moderated_at", OffsetDateTime.class);
			return new Moderated(row.get("comment", String.class),
					Channel.valueOf(String.valueOf(row.get("channel", String.class))),
					Moderation.valueOf(String.valueOf(row.get("moderation", String.class))),
					row.get("public_comment", String.class), row.get("hidden_comment", String.class),
					row.get("moderated_by", String.class), (at != null) ? at.toInstant() : null,
					Boolean.TRUE.equals(row.get("restricted", Boolean.class)));
		}).one();
	}

	/**
	 * A decision about one comment.
	 *
	 * @param id of the decision
	 * @param before what was shown when it was made, or had been before it was hidden
	 * @param shown what is shown from now on, if anything is
	 */
	record Deciding(UUID id, UUID response, @Nullable String before, @Nullable String shown) {
	}

	/** Whoever decided, what and when. */
	record Decision(Moderation state, String by, Instant at) {
	}

	/**
	 * Decides about comments, and keeps who did. A comment that is gone by now, or about
	 * which somebody else decided meanwhile, is left alone; so is one that is shown in
	 * other words by now, unless it is to be shown no more.
	 * @param from what must be decided about them so far; null: whatever
	 * @return the responses that were decided about
	 */
	Flux<UUID> decide(List<Deciding> decisions, Moderation state, @Nullable Moderation from, String by, Instant now) {
		DatabaseClient.GenericExecuteSpec update = this.database
			.sql("""
					WITH given AS (
						SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $8::text[])
							AS g (decision, response, shown, before)
					), decided AS (
						UPDATE response r SET moderation = $4, public_comment = g.shown, moderated_by = $6, moderated_at = $7,
							hidden_comment = CASE WHEN $4 = 'HIDDEN' THEN coalesce(r.public_comment, r.hidden_comment) END
						FROM given g
						WHERE r.id = g.response AND r.comment IS NOT NULL AND ($5::text IS NULL OR r.moderation = $5)
							AND (g.shown IS NULL
								OR coalesce(r.public_comment, r.hidden_comment) IS NOT DISTINCT FROM g.before)
						RETURNING g.decision, r.id, r.site
					)
					INSERT INTO moderation_decision (id, response, site, state, decided_by, decided_at)
					SELECT decision, id, site, $4, $6, $7 FROM decided
					RETURNING response
					""")
			.bind(0, decisions.stream().map(Deciding::id).toArray(UUID[]::new))
			.bind(1, decisions.stream().map(Deciding::response).toArray(UUID[]::new))
			.bind(2, decisions.stream().map(Deciding::shown).toArray(String[]::new))
			.bind(3, state.name());
		update = (from != null) ? update.bind(4, from.name()) : update.bindNull(4, String.class);
		return update.bind(5, by)
			.bind(6, now.atOffset(ZoneOffset.UTC))
			.bind(7, decisions.stream().map(Deciding::before).toArray(String[]::new))
			.mapValue(UUID.class)
			.all();
	}

	/** What was decided about a comment, the latest first. */
	Flux<Decision> decisions(UUID response, int most) {
		return this.database.sql("""
				SELECT state, decided_by, decided_at FROM moderation_decision
				WHERE response = $1 ORDER BY decided_at DESC, id DESC LIMIT $2
				""")
			.bind(0, response)
			.bind(1, most)
			.map((row) -> new Decision(Moderation.valueOf(String.valueOf(row.get("state", String.class))),
					String.valueOf(row.get("decided_by", String.class)),
					Objects.requireNonNull(row.get("decided_at", OffsetDateTime.class)).toInstant()))
			.all();
	}

	/**
	 * These responses, as far as the transaction sees them, without those that are for
	 * few eyes only.
	 */
	Flux<Commented> comments(List<UUID> responses) {
		return this.database.sql("""
				SELECT id, CASE WHEN channel NOT IN ('MYSTERY_VISIT', 'INSPECTION') THEN comment END AS comment,
					coalesce(public_comment, hidden_comment) AS shown
				FROM response WHERE id = ANY ($1)
					AND NOT EXISTS (SELECT FROM restricted_answer x WHERE x.response = response.id AND x.restricted)
				""")
			.bind(0, responses.toArray(UUID[]::new))
			.map((row) -> new Commented(Objects.requireNonNull(row.get("id", UUID.class)),
					row.get("comment", String.class), row.get("shown", String.class)))
			.all();
	}

	/**
	 * A response and its comment, if a customer wrote one.
	 *
	 * @param shown what is shown of it, or was before it was hidden
	 */
	record Commented(UUID response, @Nullable String comment, @Nullable String shown) {

		/** What an approval starts from, as for one alone. */
		@Nullable String approvable() {
			return (this.shown != null) ? this.shown : this.comment;
		}

	}

}
