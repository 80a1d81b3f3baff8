package io.touchpoint.complaint.browse;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Keeps filters. Row-level security shows everybody their own and those of their sites.
 */
@Component
class SavedFilterRepository {

	private static final String SELECT = """
			SELECT id, site, owner_name, name, filter::text AS filter, place, revision, changed_at FROM saved_filter
			""";

	private static final String LIST = SELECT + " ORDER BY site NULLS FIRST, place, lower(name)";

	private static final String OF_ONE = "(site = :site OR (:site::text IS NULL AND site IS NULL AND owner_id = :owner))";

	private static final String COUNT = "SELECT count(*) FROM saved_filter WHERE " + OF_ONE;

	private static final String NAMED = "SELECT EXISTS (SELECT FROM saved_filter WHERE lower(name) = lower(:name)"
			+ " AND id <> :id AND " + OF_ONE + ")";

	private static final String ADD = """
			INSERT INTO saved_filter (id, site, owner_id, owner_name, name, filter, place, revision, changed_at)
			VALUES (:id, :site, :owner, :ownerName, :name, :filter::jsonb,
				(SELECT coalesce(max(place), 0) + 1 FROM saved_filter WHERE %s), 1, :at)
			""".formatted(OF_ONE);

	private static final String SAVE = """
			UPDATE saved_filter SET name = :name, filter = :filter::jsonb, revision = revision + 1, changed_at = :at
			WHERE id = :id AND revision = :seen
			""";

	private static final String ORDER = """
			UPDATE saved_filter f SET place = o.place
			FROM unnest(:ids) WITH ORDINALITY AS o (id, place) WHERE f.id = o.id
			""";

	private final DatabaseClient database;

	private final JsonMapper json;

	SavedFilterRepository(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	/**
	 * The caller's own, and then those of their sites, each in the order that was chosen.
	 */
	Flux<SavedFilter> list(Caller caller) {
		return this.database.sql(LIST).map((row) -> read(row, caller)).all();
	}

	Mono<SavedFilter> find(UUID id, Caller caller) {
		return this.database.sql(SELECT + " WHERE id = :id").bind("id", id).map((row) -> read(row, caller)).one();
	}

	/** How many the caller or that site has. */
	Mono<Long> count(@Nullable String site, Caller caller) {
		return this.database.sql(COUNT).bind("site", text(site)).bind("owner", caller.id()).mapValue(Long.class).one();
	}

	/** Whether the caller or that site has another one of that name. */
	Mono<Boolean> named(String name, UUID other, @Nullable String site, Caller caller) {
		return this.database.sql(NAMED)
			.bind("name", name)
			.bind("id", other)
			.bind("site", text(site))
			.bind("owner", caller.id())
			.mapValue(Boolean.class)
			.one();
	}

	Mono<Void> add(UUID id, @Nullable String site, String name, CaseFilter filter, Caller caller, Instant at) {
		return this.database.sql(ADD)
			.bind("id", id)
			.bind("site", text(site))
			.bind("owner", caller.id())
			.bind("ownerName", caller.name())
			.bind("name", name)
			.bind("filter", this.json.writeValueAsString(filter))
			.bind("at", at)
			.then();
	}

	/** True if nobody else saved it meanwhile. */
	Mono<Boolean> save(UUID id, long seen, String name, CaseFilter filter, Instant at) {
		return this.database.sql(SAVE)
			.bind("id", id)
			.bind("seen", seen)
			.bind("name", name)
			.bind("filter", this.json.writeValueAsString(filter))
			.bind("at", at)
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1);
	}

	Mono<Void> delete(UUID id) {
		return this.database.sql("DELETE FROM saved_filter WHERE id = :id").bind("id", id).then();
	}

	/** Puts them into that order. */
	Mono<Void> order(List<UUID> ids) {
		return this.database.sql(ORDER).bind("ids", ids.toArray(UUID[]::new)).then();
	}

	private SavedFilter read(Readable row, Caller caller) {
		String site = row.get("site", String.class);
		return new SavedFilter(need(row, "id", UUID.class), site, need(row, "name", String.class),
				this.json.readValue(need(row, "filter", String.class), CaseFilter.class),
				need(row, "owner_name", String.class),
				site == null || caller.has(Role.HEAD_OFFICE) || caller.has(Role.SITE_MANAGER),
				need(row, "changed_at", Instant.class), need(row, "revision", Long.class));
	}

	private static Object text(@Nullable String value) {
		return (value != null) ? value : Parameters.in(String.class);
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
