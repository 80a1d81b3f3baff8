package io.touchpoint.feedback.visit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.Secret;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Stores visits; always in the caller's transaction.
 */
@Component
class VisitRepository {

	private final DatabaseClient database;

	VisitRepository(DatabaseClient database) {
		this.database = database;
	}

	Mono<Void> insert(SiteVisit visit, Shopper shopper, String brief) {
		return bindText(this.database.sql("""
				INSERT INTO site_visit (id, site, method, customer_type, language, window_from, window_to, closes_at,
					shopper, brief, state, planned_by, planned_at, shopper_email)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
				""")
			.bind(0, visit.id())
			.bind(1, visit.site())
			.bind(2, visit.method().name())
			.bind(3, visit.customerType().name())
			.bind(4, visit.language())
			.bind(5, visit.from().atOffset(ZoneOffset.UTC))
			.bind(6, visit.to().atOffset(ZoneOffset.UTC))
			.bind(7, visit.closesAt().atOffset(ZoneOffset.UTC))
			.bind(8, shopper.name())
			.bind(9, brief)
			.bind(10, visit.state().name())
			.bind(11, visit.plannedBy())
			.bind(12, visit.plannedAt().atOffset(ZoneOffset.UTC)), 13, shopper.email()).then().then(stops(visit));
	}

	private Mono<Void> stops(SiteVisit visit) {
		List<VisitStop> stops = visit.touchpoints();
		return this.database.sql("""
				INSERT INTO visit_stop (visit, site, ordinal, touchpoint, questionnaire, version)
				SELECT $1, $2, n, touchpoint, questionnaire, version
				FROM unnest($3::text[], $4::text[], $5::integer[])
					WITH ORDINALITY AS s (touchpoint, questionnaire, version, n)
				""")
			.bind(0, visit.id())
			.bind(1, visit.site())
			.bind(2, stops.stream().map(VisitStop::touchpoint).toArray(String[]::new))
			.bind(3, stops.stream().map(VisitStop::questionnaire).toArray(String[]::new))
			.bind(4, stops.stream().map(VisitStop::version).toArray(Integer[]::new))
			.then();
	}

	Mono<Void> change(UUID id, Instant from, Instant to, Instant closesAt, Shopper shopper, String brief) {
		return bindText(this.database.sql("""
				UPDATE site_visit SET window_from = $2, window_to = $3, closes_at = $4, shopper = $5, brief = $6,
					shopper_email = $7, reminded_at = NULL, overdue_told_at = NULL, revision = revision + 1
				WHERE id = $1
				""")
			.bind(0, id)
			.bind(1, from.atOffset(ZoneOffset.UTC))
			.bind(2, to.atOffset(ZoneOffset.UTC))
			.bind(3, closesAt.atOffset(ZoneOffset.UTC))
			.bind(4, shopper.name())
			.bind(5, brief), 6, shopper.email()).then();
	}

	Mono<Void> cancel(UUID id, Instant now) {
		return this.database
			.sql("UPDATE site_visit SET state = 'CANCELLED', ended_at = $2, revision = revision + 1 WHERE id = $1")
			.bind(0, id)
			.bind(1, now.atOffset(ZoneOffset.UTC))
			.then();
	}

	/** Another secret beside those that there are. */
	Mono<Void> keep(Secret secret, UUID visit, String site, Instant now) {
		return this.database.sql("INSERT INTO visit_secret (hash, visit, site, made_at) VALUES ($1, $2, $3, $4)")
			.bind(0, secret.hash())
			.bind(1, visit)
			.bind(2, site)
			.bind(3, now.atOffset(ZoneOffset.UTC))
			.then();
	}

	Mono<Void> endSecrets(UUID visit) {
		return this.database.sql("DELETE FROM visit_secret WHERE visit = $1").bind(0, visit).then();
	}

	private static DatabaseClient.GenericExecuteSpec bindText(DatabaseClient.GenericExecuteSpec statement, int index,
			@Nullable String text) {
		return (text != null) ? statement.bind(index, text) : statement.bindNull(index, String.class);
	}

}
