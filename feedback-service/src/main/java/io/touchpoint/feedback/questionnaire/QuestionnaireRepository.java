package io.touchpoint.feedback.questionnaire;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class QuestionnaireRepository {

	private static final String COLUMNS = """
			SELECT id, version, customer_type, published_at, published_by, note, definition::text AS definition
			FROM questionnaire
			""";

	private static final String DRAFT = """
			SELECT id, customer_type, definition::text AS definition, revision, based_on, updated_at, updated_by
			FROM questionnaire_draft
			""";

	private final DatabaseClient database;

	private final JsonMapper json;

	QuestionnaireRepository(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	Flux<Published> newestPublished() {
		return this.database.sql("""
				SELECT DISTINCT ON (id) id, version, customer_type, published_at, published_by, note,
					definition::text AS definition
				FROM questionnaire WHERE published_at IS NOT NULL ORDER BY id, version DESC
				""").map(this::version).all();
	}

	Mono<Questionnaire> newestPublished(String id) {
		return this.database.sql(COLUMNS + "WHERE id = $1 AND published_at IS NOT NULL ORDER BY version DESC LIMIT 1")
			.bind(0, id)
			.map((row) -> version(row).questionnaire())
			.one();
	}

	Mono<Questionnaire> published(String id, int version) {
		return this.database.sql(COLUMNS + "WHERE id = $1 AND version = $2 AND published_at IS NOT NULL")
			.bind(0, id)
			.bind(1, version)
			.map((row) -> version(row).questionnaire())
			.one();
	}

	Flux<Published> versions(String id) {
		return this.database.sql(COLUMNS + "WHERE id = $1 AND published_at IS NOT NULL ORDER BY version DESC")
			.bind(0, id)
			.map(this::version)
			.all();
	}

	Flux<StoredDraft> drafts() {
		return this.database.sql(DRAFT + "ORDER BY id").map(this::stored).all();
	}

	Mono<StoredDraft> draft(String id) {
		return this.database.sql(DRAFT + "WHERE id = $1").bind(0, id).map(this::stored).one();
	}

	/**
	 * Stores a first revision unless there is a draft already.
	 * @return how many were stored
	 */
	Mono<Long> insert(StoredDraft draft) {
		DatabaseClient.GenericExecuteSpec insert = this.database
			.sql("""
					INSERT INTO questionnaire_draft (id, customer_type, definition, revision, based_on, updated_at, updated_by)
					VALUES ($1, $2, $3::text::jsonb, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING
					""")
			.bind(0, draft.id())
			.bind(1, draft.customerType().name())
			.bind(2, this.json.writeValueAsString(draft.definition()))
			.bind(3, draft.revision())
			.bind(5, draft.updatedAt().atOffset(ZoneOffset.UTC))
			.bind(6, draft.updatedBy());
		Integer basedOn = draft.basedOn();
		return ((basedOn != null) ? insert.bind(4, basedOn) : insert.bindNull(4, Integer.class)).fetch().rowsUpdated();
	}

	/**
	 * Changes a draft if it still has the revision that was seen.
	 * @return how many were changed
	 */
	Mono<Long> update(String id, long seen, Definition definition, Instant now, String by) {
		return this.database.sql("""
				UPDATE questionnaire_draft
				SET definition = $3::text::jsonb, revision = revision + 1, updated_at = $4, updated_by = $5
				WHERE id = $1 AND revision = $2
				""")
			.bind(0, id)
			.bind(1, seen)
			.bind(2, this.json.writeValueAsString(definition))
			.bind(3, now.atOffset(ZoneOffset.UTC))
			.bind(4, by)
			.fetch()
			.rowsUpdated();
	}

	/**
	 * Removes a draft if it still has the revision that was seen.
	 * @return how many were removed
	 */
	Mono<Long> delete(String id, long seen) {
		return this.database.sql("DELETE FROM questionnaire_draft WHERE id = $1 AND revision = $2")
			.bind(0, id)
			.bind(1, seen)
			.fetch()
			.rowsUpdated();
	}

	/**
	 * Stores the draft as the next version.
	 * @return the version
	 */
	Mono<Integer> publish(StoredDraft draft, Instant now, String by, @Nullable String note) {
		DatabaseClient.GenericExecuteSpec insert = this.database.sql("""
				INSERT INTO questionnaire (id, version, customer_type, published_at, published_by, definition, note)
				SELECT $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5::text::jsonb, $6 FROM questionnaire
				WHERE id = $1
				RETURNING version
				""")
			.bind(0, draft.id())
			.bind(1, draft.customerType().name())
			.bind(2, now.atOffset(ZoneOffset.UTC))
			.bind(3, by)
			.bind(4, this.json.writeValueAsString(draft.definition()));
		return ((note != null) ? insert.bind(5, note) : insert.bindNull(5, String.class))
			.map((row) -> number(row, "version"))
			.one();
	}

	/**
	 * How many kiosks of the caller's sites ask this questionnaire.
	 */
	Mono<Long> kiosks(String id) {
		return this.database.sql("""
				SELECT count(*) FROM kiosk k JOIN survey s ON s.code = k.survey
				WHERE s.questionnaire = $1 AND k.revoked_at IS NULL
				""").bind(0, id).mapValue(Long.class).one();
	}

	private Published version(Readable row) {
		Questionnaire questionnaire = definition(row).as(text(row, "id"), number(row, "version"),
				CustomerType.valueOf(text(row, "customer_type")));
		return new Published(questionnaire, time(row, "published_at"), row.get("published_by", String.class),
				row.get("note", String.class));
	}

	private StoredDraft stored(Readable row) {
		Long revision = row.get("revision", Long.class);
		return new StoredDraft(text(row, "id"), CustomerType.valueOf(text(row, "customer_type")), definition(row),
				(revision != null) ? revision : 0, row.get("based_on", Integer.class), time(row, "updated_at"),
				text(row, "updated_by"));
	}

	private Definition definition(Readable row) {
		return this.json.readValue(text(row, "definition"), Definition.class);
	}

	private static String text(Readable row, String column) {
		return String.valueOf(row.get(column, String.class));
	}

	private static int number(Readable row, String column) {
		Integer value = row.get(column, Integer.class);
		return (value != null) ? value : 0;
	}

	private static Instant time(Readable row, String column) {
		OffsetDateTime time = row.get(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : Instant.EPOCH;
	}

}
