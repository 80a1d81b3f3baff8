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
 * The newest snapshot of every complaint.
 */
@Component
class ComplaintFactRepository {

	private final DatabaseClient database;

	ComplaintFactRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * What a newer snapshot does to the counts.
	 *
	 * @param before what was counted for the complaint so far, if anything
	 * @param after what is counted from now on
	 */
	record Change(ComplaintFact.@Nullable Counted before, ComplaintFact.Counted after) {
	}

	/**
	 * Keeps the snapshots that are newer than what is known.
	 * @param facts at most one of each complaint
	 * @return what that changes
	 */
	Flux<Change> save(Collection<ComplaintFact> facts) {
		return this.database
			.sql("""
					WITH incoming AS (
						SELECT * FROM unnest(:ids, :sites, :revisions, :statuses, :channels, :severities, :causes, :types,
								:timely, :outcomes, :favours, :spots, :received, :due, :acknowledged, :resolved, :closed)
							AS f (id, site, revision, status, channel, severity, cause, customer_type, timely, outcome,
								in_customers_favour, on_the_spot, received_at, due_at, acknowledged_at, resolved_at, closed_at)
					), before AS (
						SELECT f.id, f.site, f.customer_type, f.received_day, f.closed_day, f.timely, f.resolved_soon, f.status
						FROM complaint_fact f JOIN incoming USING (id)
					), saved AS (
						INSERT INTO complaint_fact AS f (id, site, revision, received_day, closed_day, status, channel,
							severity, cause, customer_type, timely, outcome, in_customers_favour, on_the_spot, received_at,
							due_at, acknowledged_at, resolved_at, closed_at)
						SELECT i.id, i.site, i.revision,
							(i.received_at AT TIME ZONE coalesce(s.time_zone, 'UTC'))::date,
							(i.closed_at AT TIME ZONE coalesce(s.time_zone, 'UTC'))::date,
							i.status, i.channel, i.severity, i.cause, i.customer_type, i.timely, i.outcome,
							i.in_customers_favour, i.on_the_spot, i.received_at, i.due_at, i.acknowledged_at, i.resolved_at,
							i.closed_at
						FROM incoming i LEFT JOIN site s ON s.code = i.site
						ON CONFLICT (id) DO UPDATE
						SET site = excluded.site, revision = excluded.revision, received_day = excluded.received_day,
							closed_day = excluded.closed_day, status = excluded.status, channel = excluded.channel,
							severity = excluded.severity, cause = excluded.cause, customer_type = excluded.customer_type,
							timely = excluded.timely, outcome = excluded.outcome,
							in_customers_favour = excluded.in_customers_favour, on_the_spot = excluded.on_the_spot,
							received_at = excluded.received_at, due_at = excluded.due_at,
							acknowledged_at = excluded.acknowledged_at, resolved_at = excluded.resolved_at,
							closed_at = excluded.closed_at
						WHERE f.revision < excluded.revision
						RETURNING f.id, f.site, f.customer_type, f.received_day, f.closed_day, f.timely, f.resolved_soon, f.status
					)
					SELECT s.site, s.customer_type, s.received_day, s.closed_day, s.timely, s.resolved_soon, s.status,
						b.site AS old_site, b.customer_type AS old_customer_type, b.received_day AS old_received_day, b.closed_day AS old_closed_day, b.timely AS old_timely,
						b.resolved_soon AS old_resolved_soon, b.status AS old_status
					FROM saved s LEFT JOIN before b USING (id)
					""")
			.bind("ids", Columns.of(facts, ComplaintFact::id, UUID[]::new))
			.bind("sites", Columns.of(facts, ComplaintFact::site, String[]::new))
			.bind("revisions", Columns.of(facts, ComplaintFact::revision, Long[]::new))
			.bind("statuses", Columns.of(facts, ComplaintFact::status, String[]::new))
			.bind("channels", Columns.of(facts, ComplaintFact::channel, String[]::new))
			.bind("severities", Columns.of(facts, ComplaintFact::severity, String[]::new))
			.bind("causes", Columns.of(facts, ComplaintFact::cause, String[]::new))
			.bind("types", Columns.of(facts, ComplaintFact::customerType, String[]::new))
			.bind("timely", Columns.of(facts, ComplaintFact::timely, Boolean[]::new))
			.bind("outcomes", Columns.of(facts, ComplaintFact::outcome, String[]::new))
			.bind("favours", Columns.of(facts, ComplaintFact::inCustomersFavour, Boolean[]::new))
			.bind("spots", Columns.of(facts, ComplaintFact::onTheSpot, Boolean[]::new))
			.bind("received", Columns.of(facts, ComplaintFact::receivedAt, Instant[]::new))
			.bind("due", Columns.of(facts, ComplaintFact::dueAt, Instant[]::new))
			.bind("acknowledged", Columns.of(facts, ComplaintFact::acknowledgedAt, Instant[]::new))
			.bind("resolved", Columns.of(facts, ComplaintFact::resolvedAt, Instant[]::new))
			.bind("closed", Columns.of(facts, ComplaintFact::closedAt, Instant[]::new))
			.map(ComplaintFactRepository::change)
			.all();
	}

	/** Forgets a site's facts, which will be told again. */
	Mono<Void> forget(String site) {
		return this.database.sql("DELETE FROM complaint_fact WHERE site = :site").bind("site", site).then();
	}

	/** Moves a site's facts to the days of its present time zone. */
	Mono<Void> moveDays(String site, String timeZone) {
		return this.database.sql("""
				UPDATE complaint_fact
				SET received_day = (received_at AT TIME ZONE :zone)::date,
					closed_day = (closed_at AT TIME ZONE :zone)::date
				WHERE site = :site
				""").bind("zone", timeZone).bind("site", site).then();
	}

	/** What all of a site's facts add to the rollups. */
	Flux<Mark> marks(String site) {
		return this.database.sql("""
				SELECT site, customer_type, received_day, closed_day, timely, resolved_soon, status
				FROM complaint_fact WHERE site = :site
				""").bind("site", site).map((row) -> counted(row, "").marks()).all().flatMapIterable((marks) -> marks);
	}

	private static Change change(Readable row) {
		boolean known = row.get("old_site", String.class) != null;
		return new Change(known ? counted(row, "old_") : null, counted(row, ""));
	}

	private static ComplaintFact.Counted counted(Readable row, String prefix) {
		return new ComplaintFact.Counted(Columns.value(row, prefix + "site", String.class),
				row.get(prefix + "customer_type", String.class),
				Columns.value(row, prefix + "received_day", LocalDate.class),
				row.get(prefix + "closed_day", LocalDate.class), row.get(prefix + "timely", Boolean.class),
				row.get(prefix + "resolved_soon", Boolean.class),
				ComplaintFact.MERGED.equals(row.get(prefix + "status", String.class)));
	}

}
