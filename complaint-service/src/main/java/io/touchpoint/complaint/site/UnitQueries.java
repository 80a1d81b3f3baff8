package io.touchpoint.complaint.site;

import java.util.List;
import java.util.Objects;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class UnitQueries {

	/** An older list that comes late, or comes again, changes nothing. */
	private static final String SAVE = """
			INSERT INTO site_unit (site, code, name, open, revision)
			VALUES (:site, :code, :name, :open, :revision)
			ON CONFLICT (site, code) DO UPDATE SET name = excluded.name, open = excluded.open,
				revision = excluded.revision
			WHERE site_unit.revision < excluded.revision
			""";

	private final DatabaseClient database;

	UnitQueries(DatabaseClient database) {
		this.database = database;
	}

	Mono<Unit> find(String site, String code) {
		return this.database.sql("SELECT code, name, open FROM site_unit WHERE site = :site AND code = :code")
			.bind("site", site)
			.bind("code", code)
			.map(UnitQueries::unit)
			.one();
	}

	/** Those that take cases, by name. */
	Flux<Unit> open(String site) {
		return this.database
			.sql("SELECT code, name, open FROM site_unit WHERE site = :site AND open ORDER BY name, code")
			.bind("site", site)
			.map(UnitQueries::unit)
			.all();
	}

	private static Unit unit(Readable row) {
		return new Unit(Objects.requireNonNull(row.get("code", String.class)),
				Objects.requireNonNull(row.get("name", String.class)),
				Objects.requireNonNull(row.get("open", Boolean.class)));
	}

	Mono<Void> save(String site, List<Unit> units, long revision) {
		return Flux.fromIterable(units).concatMap((unit) -> save(site, unit, revision)).then();
	}

	private Mono<Void> save(String site, Unit unit, long revision) {
		return this.database.sql(SAVE)
			.bind("site", site)
			.bind("code", unit.code())
			.bind("name", unit.name())
			.bind("open", unit.open())
			.bind("revision", revision)
			.then();
	}

	Mono<Void> forgetRevisions() {
		return this.database.sql("UPDATE site_unit SET revision = 0").then();
	}

}
