package io.touchpoint.feedback.importer;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * The mappings that were kept for the next file of their kind.
 */
@Component
class MappingRepository {

	/** A mapping by its name. */
	record Saved(String name, Mapping mapping, String savedBy, Instant savedAt) {
	}

	private final DatabaseClient database;

	private final JsonMapper json;

	MappingRepository(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	Flux<Saved> all() {
		return this.database
			.sql("SELECT name, mapping::text AS mapping, saved_by, saved_at FROM import_mapping ORDER BY name")
			.map((row) -> new Saved(Objects.requireNonNull(row.get("name", String.class)),
					this.json.readValue(Objects.requireNonNull(row.get("mapping", String.class)), Mapping.class),
					Objects.requireNonNull(row.get("saved_by", String.class)),
					Objects.requireNonNull(row.get("saved_at", OffsetDateTime.class)).toInstant()))
			.all();
	}

	/** A mapping of that name is replaced. */
	Mono<Void> save(String name, Mapping mapping, String by, Instant now) {
		return this.database.sql("""
				INSERT INTO import_mapping (name, mapping, saved_by, saved_at) VALUES ($1, $2::jsonb, $3, $4)
				ON CONFLICT (name) DO UPDATE SET mapping = excluded.mapping, saved_by = excluded.saved_by,
					saved_at = excluded.saved_at
				""")
			.bind(0, name)
			.bind(1, this.json.writeValueAsString(mapping))
			.bind(2, by)
			.bind(3, now.atOffset(ZoneOffset.UTC))
			.then();
	}

	Mono<Long> remove(String name) {
		return this.database.sql("DELETE FROM import_mapping WHERE name = $1").bind(0, name).fetch().rowsUpdated();
	}

}
