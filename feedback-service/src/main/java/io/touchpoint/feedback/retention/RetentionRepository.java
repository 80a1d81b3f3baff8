package io.touchpoint.feedback.retention;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * The rules as they were changed, how far they are carried out, and what was cut. None of
 * it belongs to a site.
 */
@Component
class RetentionRepository {

	/** When something was cut last, and how much in all. */
	record Cut(RecordKind kind, Instant at, long records, long inAll) {
	}

	private final DatabaseClient database;

	RetentionRepository(DatabaseClient database) {
		this.database = database;
	}

	Flux<RetentionRule> newestFirst() {
		return this.database.sql("""
				SELECT kind, revision, months, effective_at, changed_at, changed_by FROM retention_rule
				ORDER BY changed_at DESC, revision DESC
				""").map(RetentionRepository::rule).all();
	}

	/**
	 * Writes a rule down.
	 * @return empty if somebody else's has this revision
	 */
	Mono<RetentionRule> add(RetentionRule rule) {
		DatabaseClient.GenericExecuteSpec insert = this.database.sql("""
				INSERT INTO retention_rule (kind, revision, months, effective_at, changed_at, changed_by)
				VALUES ($1, $2, $3, $4, $5, $6)
				ON CONFLICT DO NOTHING
				RETURNING *
				""")
			.bind(0, rule.kind().name())
			.bind(1, rule.revision())
			.bind(3, utc(Objects.requireNonNull(rule.effectiveAt())))
			.bind(4, utc(Objects.requireNonNull(rule.changedAt())))
			.bind(5, Objects.requireNonNull(rule.changedBy()));
		return ((rule.months() != null) ? insert.bind(2, rule.months()) : insert.bindNull(2, Integer.class))
			.map(RetentionRepository::rule)
			.one();
	}

	/**
	 * Gives the rest of the transaction time: a day in which a file was imported has a
	 * hundred thousand records.
	 */
	Mono<Void> takeTime() {
		return this.database.sql("SELECT set_config('statement_timeout', '5min', true)").then();
	}

	/** Until when everything of a kind is cut; whoever asks keeps others waiting. */
	Mono<Instant> doneUntil(RecordKind kind) {
		return this.database.sql("SELECT done_until FROM retention_mark WHERE kind = $1 FOR UPDATE")
			.bind(0, kind.name())
			.map((row) -> time(row, "done_until"))
			.one();
	}

	Mono<Void> markDone(RecordKind kind, Instant until) {
		return this.database.sql("UPDATE retention_mark SET done_until = $2 WHERE kind = $1")
			.bind(0, kind.name())
			.bind(1, utc(until))
			.then();
	}

	Mono<Void> noteCut(RecordKind kind, long records, Instant at) {
		return this.database.sql("INSERT INTO retention_cut (kind, cut_at, records) VALUES ($1, $2, $3)")
			.bind(0, kind.name())
			.bind(1, utc(at))
			.bind(2, records)
			.then();
	}

	Flux<Cut> cuts() {
		return this.database
			.sql("""
					SELECT DISTINCT ON (kind) kind, cut_at, records, (sum(records) OVER (PARTITION BY kind))::bigint AS in_all
					FROM retention_cut
					ORDER BY kind, cut_at DESC
					""")
			.map((row) -> new Cut(kind(row), time(row, "cut_at"), value(row, "records", Long.class),
					value(row, "in_all", Long.class)))
			.all();
	}

	private static RetentionRule rule(Readable row) {
		return new RetentionRule(kind(row), value(row, "revision", Long.class), row.get("months", Integer.class),
				time(row, "effective_at"), time(row, "changed_at"), value(row, "changed_by", String.class));
	}

	private static RecordKind kind(Readable row) {
		return RecordKind.valueOf(value(row, "kind", String.class));
	}

	private static Instant time(Readable row, String column) {
		return value(row, column, OffsetDateTime.class).toInstant();
	}

	private static OffsetDateTime utc(Instant time) {
		return time.atOffset(ZoneOffset.UTC);
	}

	private static <T> T value(Readable row, String column, Class<T> type) {
		@Nullable T value = row.get(column, type);
		return Objects.requireNonNull(value, column);
	}

}
