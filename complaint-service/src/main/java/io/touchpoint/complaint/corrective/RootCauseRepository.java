package io.touchpoint.complaint.corrective;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.corrective.CorrectiveView.NotedCause;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class RootCauseRepository {

	private static final TypeReference<Map<String, String>> NAMES = new TypeReference<>() {
	};

	private static final String SELECT = "SELECT code, names::text AS names, retired, revision FROM root_cause";

	private static final String SAVE = """
			INSERT INTO root_cause (code, names, retired) VALUES (:code, :names::jsonb, :retired)
			ON CONFLICT (code) DO UPDATE SET names = excluded.names, retired = excluded.retired,
				revision = root_cause.revision + 1
			WHERE root_cause.revision = :seen
			""";

	private static final String NOTED = """
			SELECT code, words, revision, noted_at, noted_by FROM case_root_cause WHERE complaint = :complaint
			""";

	private static final String NOTE = """
			INSERT INTO case_root_cause (complaint, site, code, words, revision, noted_at, noted_by)
			VALUES (:complaint, :site, :code, :words, 1, :at, :by)
			ON CONFLICT (complaint) DO UPDATE SET code = excluded.code, words = excluded.words,
				revision = case_root_cause.revision + 1, noted_at = excluded.noted_at, noted_by = excluded.noted_by
			""";

	private final DatabaseClient database;

	private final JsonMapper json;

	RootCauseRepository(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	/** The catalogue, retired entries too, by code. */
	Flux<RootCause> catalogue() {
		return this.database.sql(SELECT + " ORDER BY code").map(this::read).all();
	}

	Mono<RootCause> find(String code) {
		return this.database.sql(SELECT + " WHERE code = :code").bind("code", code).map(this::read).one();
	}

	/**
	 * Makes an entry or changes it.
	 * @param seen its revision as the caller saw it; 0 for a new one
	 * @return false if somebody else made or changed it meanwhile
	 */
	Mono<Boolean> save(String code, Map<String, String> names, boolean retired, long seen) {
		return this.database.sql(SAVE)
			.bind("code", code)
			.bind("names", this.json.writeValueAsString(names))
			.bind("retired", retired)
			.bind("seen", seen)
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1);
	}

	/** What was found at the root of a case; empty if nothing was yet. */
	Mono<NotedCause> noted(UUID complaint) {
		return this.database.sql(NOTED)
			.bind("complaint", complaint)
			.map((row) -> new NotedCause(need(row, "code", String.class), row.get("words", String.class),
					need(row, "noted_by", String.class), need(row, "noted_at", Instant.class),
					need(row, "revision", Long.class), List.of()))
			.one();
	}

	Mono<Void> note(Complaint complaint, String code, @Nullable String words, String by, Instant at) {
		return this.database.sql(NOTE)
			.bind("complaint", complaint.id())
			.bind("site", complaint.site())
			.bind("code", code)
			.bind("words", (words != null) ? words : Parameters.in(String.class))
			.bind("by", by)
			.bind("at", at)
			.then();
	}

	private RootCause read(Readable row) {
		return new RootCause(need(row, "code", String.class),
				this.json.readValue(need(row, "names", String.class), NAMES), need(row, "retired", Boolean.class),
				need(row, "revision", Long.class));
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
