package io.touchpoint.gateway.directory;

import java.time.Instant;
import java.util.Objects;

import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * The table of the sites' units.
 */
@Component
class UnitQueries {

	private static final String SAVE = """
			INSERT INTO site_units (site, revision, units, changed_at)
			VALUES (:site, :revision, CAST(:units AS jsonb), :now)
			ON CONFLICT (site) DO UPDATE SET revision = excluded.revision, units = excluded.units,
				changed_at = excluded.changed_at
			""";

	private final DatabaseClient database;

	private final JsonMapper json;

	UnitQueries(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	/** Empty if nobody has named any. */
	Mono<SiteUnits> find(String site) {
		return this.database.sql("SELECT CAST(units AS text) AS units FROM site_units WHERE site = :site")
			.bind("site", site)
			.map((row) -> Objects.requireNonNull(row.get("units", String.class)))
			.one()
			.map((stored) -> this.json.readValue(stored, SiteUnits.class));
	}

	Mono<Void> save(String site, SiteUnits units, Instant now) {
		return this.database.sql(SAVE)
			.bind("site", site)
			.bind("revision", units.revision())
			.bind("units", this.json.writeValueAsString(units))
			.bind("now", now)
			.then();
	}

}
