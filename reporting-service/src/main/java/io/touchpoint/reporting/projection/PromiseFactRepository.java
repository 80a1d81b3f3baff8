package io.touchpoint.reporting.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * The newest snapshot of every promise.
 */
@Component
class PromiseFactRepository {

	private final DatabaseClient database;

	PromiseFactRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * What a newer snapshot does to the counts.
	 *
	 * @param before what was counted for the promise so far, if anything
	 * @param after what is counted from now on
	 */
	record Change(PromiseFact.@Nullable Counted before, PromiseFact.Counted after) {
	}

	/**
	 * Keeps the snapshots that are newer than what is known.
	 * @param facts at most one of each promise
	 * @return what that changes
	 */
	Flux<Change> save(Collection<PromiseFact> facts) {
		return this.database.sql("""
				WITH incoming AS (
					SELECT * FROM unnest(:ids, :sites, :revisions, :states, :types, :decided)
						AS f (id, site, revision, state, customer_type, decided_at)
				), before AS (
					SELECT f.id, f.site, f.customer_type, f.state, f.decided_day
					FROM promise_fact f JOIN incoming USING (id)
				), saved AS (
					INSERT INTO promise_fact AS f (id, site, revision, state, customer_type, decided_at, decided_day)
					SELECT i.id, i.site, i.revision, i.state, i.customer_type, i.decided_at,
						(i.decided_at AT TIME ZONE coalesce(s.time_zone, 'UTC'))::date
					FROM incoming i LEFT JOIN site s ON s.code = i.site
					ON CONFLICT (id) DO UPDATE
					SET site = excluded.site, revision = excluded.revision, state = excluded.state,
						customer_type = excluded.customer_type, decided_at = excluded.decided_at,
						decided_day = excluded.decided_day
					WHERE f.revision < excluded.revision
					RETURNING f.id, f.site, f.customer_type, f.state, f.decided_day
				)
				SELECT s.site, s.customer_type, s.state, s.decided_day, b.site AS old_site,
					b.customer_type AS old_customer_type, b.state AS old_state, b.decided_day AS old_decided_day
				FROM saved s LEFT JOIN before b USING (id)
				""")
			.bind("ids", Columns.of(facts, PromiseFact::id, UUID[]::new))
			.bind("sites", Columns.of(facts, PromiseFact::site, String[]::new))
			.bind("revisions", Columns.of(facts, PromiseFact::revision, Long[]::new))
			.bind("states", Columns.of(facts, PromiseFact::state, String[]::new))
			.bind("types", Columns.of(facts, PromiseFact::customerType, String[]::new))
			.bind("decided", Columns.of(facts, PromiseFact::decidedAt, Instant[]::new))
			.map(PromiseFactRepository::change)
			.all();
	}

	/** Forgets a site's facts, which will be told again. */
	Mono<Void> forget(String site) {
		return this.database.sql("DELETE FROM promise_fact WHERE site = :site").bind("site", site).then();
	}

	/** Moves a site's facts to the days of its present time zone. */
	Mono<Void> moveDays(String site, String timeZone) {
		return this.database.sql("""
				UPDATE promise_fact SET decided_day = (decided_at AT TIME ZONE :zone)::date WHERE site = :site
				""").bind("zone", timeZone).bind("site", site).then();
	}

	/** What all of a site's facts add to the rollups. */
	Flux<Mark> marks(String site) {
		return this.database.sql("""
				SELECT site, customer_type, state, decided_day FROM promise_fact WHERE site = :site
				""").bind("site", site).map((row) -> counted(row, "").marks()).all().flatMapIterable((marks) -> marks);
	}

	private static Change change(Readable row) {
		boolean known = row.get("old_site", String.class) != null;
		return new Change(known ? counted(row, "old_") : null, counted(row, ""));
	}

	private static PromiseFact.Counted counted(Readable row, String prefix) {
		return new PromiseFact.Counted(Columns.value(row, prefix + "site", String.class),
				Columns.value(row, prefix + "customer_type", String.class),
				Columns.value(row, prefix + "state", String.class), row.get(prefix + "decided_day", LocalDate.class));
	}

}
