package io.touchpoint.complaint.promise;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.recovery.RecoveryTask;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.Cursor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Reads promises with their cases. Only the conditions that were asked for stand in the
 * statement, so that each plan can use its index.
 */
@Component
class PromiseQueries {

	private static final String SELECT = "SELECT " + PromiseRow.COLUMNS + """
			, c.reference, c.subject, c.status, c.restricted, c.owner_id, c.owner_name, s.time_zone, r.id AS recovery,
				r.opened_at AS recovery_opened_at, r.done_at AS recovery_done_at, r.done_by AS recovery_done_by,
				r.done_note AS recovery_note
			FROM promise p JOIN complaint c ON c.id = p.complaint JOIN site s ON s.code = p.site
				LEFT JOIN recovery_task r ON r.promise = p.id
			""";

	private static final String ONE = SELECT + " WHERE p.id = :id AND p.complaint = :complaint";

	private static final String OF_CASE = SELECT + " WHERE p.complaint = :complaint ORDER BY p.due_at, p.id";

	private static final String TO_CUSTOMER = """
			SELECT text, due_at FROM promise
			WHERE complaint = :complaint AND state = 'OPEN' AND made_to IS NULL ORDER BY due_at, id
			""";

	private final DatabaseClient database;

	PromiseQueries(DatabaseClient database) {
		this.database = database;
	}

	Mono<PromiseView> find(UUID complaint, UUID id) {
		return this.database.sql(ONE).bind("id", id).bind("complaint", complaint).map(PromiseQueries::view).one();
	}

	Flux<PromiseView> ofCase(UUID complaint) {
		return this.database.sql(OF_CASE).bind("complaint", complaint).map(PromiseQueries::view).all();
	}

	/** What the customer of a case still waits for. */
	Flux<OpenPromise> toCustomer(UUID complaint) {
		return this.database.sql(TO_CUSTOMER)
			.bind("complaint", complaint)
			.map((row) -> new OpenPromise(PromiseRow.need(row, "text", String.class),
					PromiseRow.need(row, "due_at", Instant.class)))
			.all();
	}

	/** Where a promise belongs; its people are told from there. */
	Mono<Told> told(UUID id) {
		return this.database.sql("""
				SELECT p.complaint, p.site, p.state, p.due_at, p.made_by_id, c.owner_id, c.reference
				FROM promise p JOIN complaint c ON c.id = p.complaint WHERE p.id = :id
				""")
			.bind("id", id)
			.map((row) -> new Told(PromiseRow.need(row, "complaint", UUID.class),
					PromiseRow.need(row, "site", String.class),
					PromiseState.valueOf(PromiseRow.need(row, "state", String.class)),
					PromiseRow.need(row, "due_at", Instant.class), PromiseRow.need(row, "made_by_id", String.class),
					row.get("owner_id", String.class), PromiseRow.need(row, "reference", String.class)))
			.one();
	}

	/**
	 * The site scope stands in the statement too: row-level security alone would hide the
	 * site from the planner.
	 */
	Flux<PromiseView> list(SiteScope scope, PromiseFilter filter, @Nullable Cursor after, int limit) {
		StringBuilder sql = new StringBuilder(SELECT).append("WHERE p.due_at <= 'infinity'");
		Map<String, Object> values = new LinkedHashMap<>();
		if (filter.site() != null) {
			sql.append(" AND p.site = :site");
			values.put("site", filter.site());
		}
		else if (!scope.everywhere()) {
			sql.append(" AND p.site = ANY (:sites)");
			values.put("sites", scope.codes().toArray(String[]::new));
		}
		if (!filter.state().isEmpty()) {
			sql.append(" AND p.state = ANY (:states)");
			values.put("states", filter.state().stream().map(Enum::name).toArray(String[]::new));
		}
		if (filter.attention()) {
			sql.append(" AND (p.state = 'OPEN' OR (r.opened_at IS NOT NULL AND r.done_at IS NULL))");
		}
		if (filter.dueBefore() != null) {
			sql.append(" AND p.due_at < :dueBefore");
			values.put("dueBefore", filter.dueBefore());
		}
		boolean up = filter.earliestFirst();
		if (after != null) {
			sql.append(" AND (p.due_at, p.id) ").append(up ? '>' : '<').append(" (:afterAt, :afterId)");
			values.put("afterAt", after.at());
			values.put("afterId", after.id());
		}
		sql.append(up ? " ORDER BY p.due_at, p.id" : " ORDER BY p.due_at DESC, p.id DESC").append(" LIMIT :limit");
		values.put("limit", limit);
		return this.database.sql(sql.toString()).bindValues(values).map(PromiseQueries::view).all();
	}

	private static PromiseView view(Readable row) {
		Promise promise = PromiseRow.read(row);
		Terms terms = promise.terms();
		String ownerId = row.get("owner_id", String.class);
		return new PromiseView(promise.id(), promise.complaint(), PromiseRow.need(row, "reference", String.class),
				PromiseRow.need(row, "subject", String.class),
				Status.valueOf(PromiseRow.need(row, "status", String.class)),
				(ownerId != null) ? new Person(ownerId, PromiseRow.need(row, "owner_name", String.class)) : null,
				promise.site(), PromiseRow.need(row, "time_zone", String.class), promise.state(), terms.text(),
				terms.to(), promise.madeBy(), promise.madeAt(), terms.dueAt(), promise.state().late(),
				promise.remindedAt(), promise.kept(), promise.breach(), promise.consent(), promise.predecessor(),
				promise.successor(), recovery(row, promise), PromiseRow.need(row, "restricted", Boolean.class),
				promise.revision(), List.of());
	}

	private static @Nullable RecoveryTask recovery(Readable row, Promise promise) {
		UUID id = row.get("recovery", UUID.class);
		return (id == null) ? null : new RecoveryTask(id, promise.complaint(), promise.id(),
				PromiseRow.need(row, "recovery_opened_at", Instant.class), row.get("recovery_done_at", Instant.class),
				row.get("recovery_done_by", String.class), row.get("recovery_note", String.class));
	}

	/** What is needed to tell colleagues of a promise. */
	record Told(UUID complaint, String site, PromiseState state, Instant dueAt, String madeBy, @Nullable String owner,
			String reference) {
	}

}
