package io.touchpoint.reporting.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * The visits that were counted.
 */
@Component
class VisitFactRepository {

	private final DatabaseClient database;

	VisitFactRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Keeps the facts that are new.
	 * @return the ids of those, with their site's local day
	 */
	Mono<Map<UUID, LocalDate>> insert(Collection<VisitFact> facts) {
		return this.database.sql("""
				INSERT INTO visit_fact (id, site, day, handed_in_at, method, customer_type, score)
				SELECT f.id, f.site, (f.handed_in_at AT TIME ZONE coalesce(s.time_zone, 'UTC'))::date, f.handed_in_at,
					f.method, f.customer_type, f.score
				FROM unnest(:ids, :sites, :times, :methods, :types, :scores)
					AS f (id, site, handed_in_at, method, customer_type, score)
				LEFT JOIN site s ON s.code = f.site
				ON CONFLICT (id) DO NOTHING
				RETURNING id, day
				""")
			.bind("ids", Columns.of(facts, VisitFact::id, UUID[]::new))
			.bind("sites", Columns.of(facts, VisitFact::site, String[]::new))
			.bind("times", Columns.of(facts, VisitFact::handedInAt, Instant[]::new))
			.bind("methods", Columns.of(facts, VisitFact::method, String[]::new))
			.bind("types", Columns.of(facts, VisitFact::customerType, String[]::new))
			.bind("scores", Columns.of(facts, VisitFact::score, Integer[]::new))
			.map((row) -> Map.entry(Columns.value(row, "id", UUID.class), Columns.value(row, "day", LocalDate.class)))
			.all()
			.collectMap(Map.Entry::getKey, Map.Entry::getValue);
	}

	/** Forgets a site's facts, which will be told again. */
	Mono<Void> forget(String site) {
		return this.database.sql("DELETE FROM visit_fact WHERE site = :site").bind("site", site).then();
	}

	/** Moves a site's facts to the days of its present time zone. */
	Mono<Void> moveDays(String site, String timeZone) {
		return this.database.sql("""
				UPDATE visit_fact SET day = (handed_in_at AT TIME ZONE :zone)::date
				WHERE site = :site AND day <> (handed_in_at AT TIME ZONE :zone)::date
				""").bind("zone", timeZone).bind("site", site).then();
	}

	/** What all of a site's facts add to the rollups. */
	Flux<Mark> marks(String site) {
		return this.database.sql("""
				SELECT id, site, day, handed_in_at, method, customer_type, score FROM visit_fact WHERE site = :site
				""")
			.bind("site", site)
			.map((row) -> read(row).marks(Columns.value(row, "day", LocalDate.class)))
			.all()
			.flatMapIterable((marks) -> marks);
	}

	private static VisitFact read(Readable row) {
		return new VisitFact(Columns.value(row, "id", UUID.class), Columns.value(row, "site", String.class),
				Columns.value(row, "handed_in_at", Instant.class), Columns.value(row, "method", String.class),
				Columns.value(row, "customer_type", String.class), Columns.value(row, "score", Integer.class));
	}

}
