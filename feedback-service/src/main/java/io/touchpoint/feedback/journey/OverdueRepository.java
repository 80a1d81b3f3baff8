package io.touchpoint.feedback.journey;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Remembers what was told to be overdue.
 */
@Component
class OverdueRepository {

	/** Something overdue that may have been told already. */
	record Row(UUID id, EvaluationOverdue overdue) {
	}

	private final DatabaseClient database;

	OverdueRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Stores what was not told yet. Rows are taken in their order, so that two sweeps
	 * never wait for each other.
	 * @return the ids of the stored
	 */
	Mono<Set<UUID>> insert(String site, List<Row> rows, Instant now) {
		return this.database.sql("""
				INSERT INTO evaluation_overdue (id, site, customer_type, touchpoint, due_on, told_at)
				SELECT n.id, $1, n.customer_type, n.touchpoint, n.due_on::date, $6
				FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) AS n (id, customer_type, touchpoint, due_on)
				ORDER BY n.customer_type, n.touchpoint, n.due_on
				ON CONFLICT (site, customer_type, touchpoint, due_on) DO NOTHING
				RETURNING id
				""")
			.bind(0, site)
			.bind(1, rows.stream().map(Row::id).toArray(UUID[]::new))
			.bind(2, texts(rows, (overdue) -> overdue.customerType().name()))
			.bind(3, texts(rows, EvaluationOverdue::touchpoint))
			.bind(4, texts(rows, (overdue) -> overdue.dueOn().toString()))
			.bind(5, now.atOffset(ZoneOffset.UTC))
			.map((row) -> Rows.required(row, "id", UUID.class))
			.all()
			.collect(Collectors.toUnmodifiableSet());
	}

	private static String[] texts(List<Row> rows, Function<EvaluationOverdue, String> value) {
		return rows.stream().map((row) -> value.apply(row.overdue())).toArray(String[]::new);
	}

}
