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
 * The newest snapshot of every reaction that is owed.
 */
@Component
class ReactionFactRepository {

	private final DatabaseClient database;

	ReactionFactRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * What a newer snapshot does to the counts.
	 *
	 * @param before what was counted so far, if anything
	 * @param after what is counted from now on
	 */
	record Change(ReactionFact.@Nullable Counted before, ReactionFact.Counted after) {
	}

	/**
	 * Keeps the snapshots that are newer than what is known.
	 * @param facts at most one of each alert
	 * @return what that changes
	 */
	Flux<Change> save(Collection<ReactionFact> facts) {
		return this.database.sql("""
				WITH incoming AS (
					SELECT * FROM unnest(:alerts, :sites, :revisions, :types, :due, :reacted, :counts)
						AS f (alert, site, revision, customer_type, due_at, reacted_at, counts)
				), before AS (
					SELECT f.alert, f.site, f.customer_type, f.due_day, f.reacted_at <= f.due_at AS timely,
						f.counts
					FROM reaction_fact f JOIN incoming USING (alert)
				), saved AS (
					INSERT INTO reaction_fact AS f
						(alert, site, revision, customer_type, due_at, due_day, reacted_at, counts)
					SELECT i.alert, i.site, i.revision, i.customer_type, i.due_at,
						(i.due_at AT TIME ZONE coalesce(s.time_zone, 'UTC'))::date, i.reacted_at, i.counts
					FROM incoming i LEFT JOIN site s ON s.code = i.site
					ON CONFLICT (alert) DO UPDATE
					SET site = excluded.site, revision = excluded.revision, customer_type = excluded.customer_type,
						due_at = excluded.due_at, due_day = excluded.due_day, reacted_at = excluded.reacted_at,
						counts = excluded.counts
					WHERE f.revision < excluded.revision
					RETURNING f.alert, f.site, f.customer_type, f.due_day, f.reacted_at <= f.due_at AS timely, f.counts
				)
				SELECT s.site, s.customer_type, s.due_day, s.timely, s.counts, b.site AS old_site,
					b.customer_type AS old_customer_type, b.due_day AS old_due_day, b.timely AS old_timely,
					b.counts AS old_counts
				FROM saved s LEFT JOIN before b USING (alert)
				""")
			.bind("alerts", Columns.of(facts, ReactionFact::alert, UUID[]::new))
			.bind("sites", Columns.of(facts, ReactionFact::site, String[]::new))
			.bind("revisions", Columns.of(facts, ReactionFact::revision, Long[]::new))
			.bind("types", Columns.of(facts, ReactionFact::customerType, String[]::new))
			.bind("due", Columns.of(facts, ReactionFact::dueAt, Instant[]::new))
			.bind("reacted", Columns.of(facts, ReactionFact::reactedAt, Instant[]::new))
			.bind("counts", Columns.of(facts, ReactionFact::counts, Boolean[]::new))
			.map(ReactionFactRepository::change)
			.all();
	}

	/** Forgets a site's facts, which will be told again. */
	Mono<Void> forget(String site) {
		return this.database.sql("DELETE FROM reaction_fact WHERE site = :site").bind("site", site).then();
	}

	/** Moves a site's facts to the days of its present time zone. */
	Mono<Void> moveDays(String site, String timeZone) {
		return this.database.sql("""
				UPDATE reaction_fact SET due_day = (due_at AT TIME ZONE :zone)::date WHERE site = :site
				""").bind("zone", timeZone).bind("site", site).then();
	}

	/** What all of a site's facts add to the rollups. */
	Flux<Mark> marks(String site) {
		return this.database.sql("""
				SELECT site, customer_type, due_day, reacted_at <= due_at AS timely, counts FROM reaction_fact
				WHERE site = :site
				""").bind("site", site).map((row) -> counted(row, "").marks()).all().flatMapIterable((marks) -> marks);
	}

	private static Change change(Readable row) {
		boolean known = row.get("old_site", String.class) != null;
		return new Change(known ? counted(row, "old_") : null, counted(row, ""));
	}

	private static ReactionFact.Counted counted(Readable row, String prefix) {
		return new ReactionFact.Counted(Columns.value(row, prefix + "site", String.class),
				Columns.value(row, prefix + "customer_type", String.class),
				Columns.value(row, prefix + "due_day", LocalDate.class),
				Boolean.TRUE.equals(row.get(prefix + "timely", Boolean.class)),
				Columns.value(row, prefix + "counts", Boolean.class));
	}

}
