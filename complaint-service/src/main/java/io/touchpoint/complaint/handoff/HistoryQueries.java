package io.touchpoint.complaint.handoff;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Desk;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.handoff.Happening.Handed;
import io.touchpoint.complaint.handoff.Happening.Moved;
import io.touchpoint.complaint.handoff.Happening.Worked;
import io.touchpoint.starter.security.SiteScope;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;

/**
 * Reads the histories of cases: their timelines and the desks that they went over, which
 * are numbered together.
 */
@Component
class HistoryQueries {

	/** The lines that tell of a desk say what stands in the desks' own table. */
	private static final String HISTORY = """
			SELECT h.complaint, h.at, h.actor, h.actor_id, h.kind, h.from_value, h.to_value, h.from_unit, h.from_owner,
				h.from_owner_name, h.to_unit, h.to_owner, h.to_owner_name
			FROM (
				SELECT complaint, n, at, actor, actor_id, kind, from_value, to_value, NULL AS from_unit,
					NULL AS from_owner, NULL AS from_owner_name, NULL AS to_unit, NULL AS to_owner, NULL AS to_owner_name
				FROM complaint_entry WHERE complaint = ANY (:complaints) AND kind NOT IN ('OWNER', 'UNIT')
				UNION ALL
				SELECT complaint, n, at, actor, actor_id, 'DESK', NULL, NULL, from_unit, from_owner, from_owner_name,
					to_unit, to_owner, to_owner_name
				FROM desk_change WHERE complaint = ANY (:complaints)
			) AS h
			ORDER BY h.complaint, h.at, h.n
			""";

	private static final String HANDED = """
			SELECT c.id, c.site, c.received_at, CASE WHEN c.status IN ('RECEIVED', 'ACKNOWLEDGED', 'INVESTIGATING',
				'WAITING_FOR_CUSTOMER', 'REOPENED') THEN NULL ELSE coalesce(c.closed_at, c.resolved_at, c.received_at) END AS ended_at
			FROM complaint AS c
			WHERE EXISTS (SELECT FROM desk_change AS d WHERE d.complaint = c.id %s
				AND (d.from_unit IS NOT NULL OR d.from_owner IS NOT NULL))
			ORDER BY c.id
			""";

	private final DatabaseClient database;

	HistoryQueries(DatabaseClient database) {
		this.database = database;
	}

	/** A case that was handed over. */
	record HandedCase(UUID id, String site, Instant receivedAt, @Nullable Instant endedAt) {
	}

	/** A line of a history, and whose it is. */
	record Line(UUID complaint, Happening happening) {
	}

	/** The histories of these cases, case by case and in order. */
	Flux<Line> of(UUID... complaints) {
		return this.database.sql(HISTORY)
			.bind("complaints", complaints)
			.map((row) -> new Line(need(row, "complaint", UUID.class), happening(row)))
			.all();
	}

	/**
	 * The cases of a period that were handed over in it.
	 * @param site only this one; all of the scope if null
	 */
	Flux<HandedCase> handed(SiteScope scope, @Nullable String site, @Nullable Instant from, @Nullable Instant until) {
		StringBuilder conditions = new StringBuilder();
		if (site != null) {
			conditions.append(" AND d.site = :site");
		}
		else if (!scope.everywhere()) {
			conditions.append(" AND d.site = ANY (:sites)");
		}
		if (from != null) {
			conditions.append(" AND d.at >= :from");
		}
		if (until != null) {
			conditions.append(" AND d.at < :until");
		}
		GenericExecuteSpec sql = this.database.sql(HANDED.formatted(conditions));
		if (site != null) {
			sql = sql.bind("site", site);
		}
		else if (!scope.everywhere()) {
			sql = sql.bind("sites", scope.codes().toArray(String[]::new));
		}
		sql = (from != null) ? sql.bind("from", from) : sql;
		sql = (until != null) ? sql.bind("until", until) : sql;
		return sql
			.map((row) -> new HandedCase(need(row, "id", UUID.class), need(row, "site", String.class),
					need(row, "received_at", Instant.class), row.get("ended_at", Instant.class)))
			.all();
	}

	private static Happening happening(Readable row) {
		Instant at = need(row, "at", Instant.class);
		Actor by = new Actor(row.get("actor_id", String.class), need(row, "actor", String.class));
		return switch (need(row, "kind", String.class)) {
			case "DESK" -> new Handed(at, by, desk(row, "from"), desk(row, "to"));
			case "MOVE" -> new Moved(at, by, Status.valueOf(need(row, "from_value", String.class)),
					Status.valueOf(need(row, "to_value", String.class)));
			default -> new Worked(at, by);
		};
	}

	private static Desk desk(Readable row, String side) {
		String owner = row.get(side + "_owner", String.class);
		return new Desk(row.get(side + "_unit", String.class),
				(owner != null) ? new Person(owner, need(row, side + "_owner_name", String.class)) : null);
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
