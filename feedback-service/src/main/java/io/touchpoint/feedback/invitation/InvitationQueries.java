package io.touchpoint.feedback.invitation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.Cursor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import static io.touchpoint.feedback.invitation.InvitationRepository.text;
import static io.touchpoint.feedback.invitation.InvitationRepository.value;

/**
 * Reads invitations, and who could be invited.
 */
@Component
class InvitationQueries {

	/**
	 * An invitation in the list.
	 *
	 * @param customer who it is by now: of entries that were merged the one that was kept
	 * @param customerName null also if the customer is known at sites too that the caller
	 * does not see
	 */
	record InvitationItem(UUID id, String site, UUID customer, @Nullable String customerName, String survey,
			String touchpoint, Cause cause, InvitationState state, Instant dueAt, @Nullable Instant invitedAt,
			@Nullable Instant remindAt, Instant expiresAt, @Nullable LocalDate answeredOn, @Nullable UUID response,
			String plannedBy, Instant createdAt) {

		Cursor cursor() {
			return new Cursor(this.createdAt, this.id);
		}

	}

	/** Who died, under whichever entry. */
	private static final String DEAD = """
			WITH RECURSIVE dead AS (
				SELECT c.id, c.merged_into FROM departure d JOIN customer c ON c.id = d.customer
				WHERE d.reason = 'DEATH' AND d.withdrawn_at IS NULL
				UNION
				SELECT c.id, c.merged_into FROM dead JOIN customer c ON c.id = dead.merged_into
			)
			""";

	/** The one customer if they died; nobody else's death is read. */
	private static final String DEAD_ONE = """
			WITH RECURSIVE family AS (
				SELECT id FROM customer WHERE id = :customer
				UNION ALL
				SELECT c.id FROM family f JOIN customer c ON c.merged_into = f.id
			), dead AS (
				SELECT id FROM customer WHERE id = :customer AND EXISTS (
					SELECT FROM family f JOIN departure d ON d.customer = f.id
					WHERE d.reason = 'DEATH' AND d.withdrawn_at IS NULL
				)
			)
			""";

	/**
	 * The customers asked for. The survey is the one at the touchpoint asked for, or at
	 * the last of the journey: the last impression. It is one that takes answers: its
	 * touchpoint is neither retired nor switched off at the site.
	 */
	private static final String CANDIDATES = """
			SELECT c.id, c.customer_type, w.site, c.email IS NOT NULL AS has_email,
				c.consent_at IS NOT NULL AND (c.opted_out_at IS NULL OR c.opted_out_at < c.consent_at) AS consents,
				c.consent_at IS NULL AND c.opted_out_at IS NOT NULL AS opted_out,
				c.id IN (SELECT id FROM dead) AS died,
				r.at AS rested_at, s.code AS survey
			FROM customer c
			CROSS JOIN LATERAL (
				SELECT m.site FROM unnest(c.sites) WITH ORDINALITY AS m (site, n)
				WHERE CAST(:sites AS text[]) IS NULL OR m.site = ANY (:sites) ORDER BY m.n DESC LIMIT 1
			) w
			LEFT JOIN invitation_rest r ON r.customer = c.id
			LEFT JOIN LATERAL (
				SELECT v.code FROM survey v JOIN touchpoint t ON t.customer_type = v.customer_type AND t.code = v.touchpoint
				JOIN site i ON i.code = v.site
				LEFT JOIN site_touchpoint x
					ON x.site = v.site AND x.customer_type = v.customer_type AND x.touchpoint = v.touchpoint
				WHERE v.site = w.site AND v.customer_type = c.customer_type AND v.active AND i.open
					AND t.retired_at IS NULL AND coalesce(x.active, true)
					AND v.channel IN ('EMAIL', 'WEB') AND (CAST(:touchpoint AS text) IS NULL OR v.touchpoint = :touchpoint)
				ORDER BY t.ordinal DESC, v.channel LIMIT 1
			) s ON true
			WHERE c.merged_into IS NULL AND c.erased_at IS NULL
			""";

	/**
	 * The invitations of a page with the customer of today: who was merged stands for
	 * whom they were merged into.
	 */
	private static final String KEPT = """
			, kept AS (
				SELECT p.id AS invitation, c.id, c.merged_into FROM page p JOIN customer c ON c.id = p.customer
				UNION ALL
				SELECT k.invitation, c.id, c.merged_into FROM kept k JOIN customer c ON c.id = k.merged_into
			)
			SELECT p.id, p.site, c.id AS customer,
				CASE WHEN (SELECT site_everywhere()) OR c.sites <@ (SELECT site_scope())::text[] THEN c.name END AS name,
				p.survey, s.touchpoint, p.cause, p.state, p.due_at, p.invited_at, p.remind_at, p.expires_at, p.answered_on,
				p.response, p.planned_by, p.created_at
			FROM page p JOIN kept k ON k.invitation = p.id AND k.merged_into IS NULL JOIN customer c ON c.id = k.id
			JOIN survey s ON s.code = p.survey
			ORDER BY p.created_at DESC, p.id DESC
			""";

	private final DatabaseClient database;

	InvitationQueries(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * All whom a plan is about, in no particular order; needs all sites, and names those
	 * it is for.
	 */
	Flux<Candidate> candidates(SiteScope scope, InvitationWish wanted) {
		Map<String, Object> values = new LinkedHashMap<>();
		StringBuilder sql = new StringBuilder(DEAD).append(CANDIDATES);
		if (wanted.customerType() != null) {
			sql.append(" AND c.customer_type = :type");
			values.put("type", wanted.customerType().name());
		}
		if (wanted.state() != null) {
			sql.append(" AND c.state = :state");
			values.put("state", wanted.state());
		}
		String[] sites = (wanted.site() != null) ? new String[] { wanted.site() }
				: scope.everywhere() ? null : scope.codes().toArray(String[]::new);
		if (sites != null) {
			sql.append(" AND c.sites && :sites");
		}
		DatabaseClient.GenericExecuteSpec query = this.database
			.sql(sql.append(" ORDER BY c.created_at, c.id").toString())
			.bindValues(values)
			.bind("touchpoint", text(wanted.touchpoint()));
		query = (sites != null) ? query.bind("sites", sites) : query.bindNull("sites", String[].class);
		return query.map(InvitationQueries::candidate).all();
	}

	/** The one customer who just came. */
	Mono<Candidate> candidate(UUID customer, String site) {
		return this.database.sql(DEAD_ONE + CANDIDATES + " AND c.id = :customer")
			.bind("sites", new String[] { site })
			.bind("touchpoint", text(null))
			.bind("customer", customer)
			.map(InvitationQueries::candidate)
			.one();
	}

	Flux<InvitationItem> list(SiteScope scope, @Nullable String site, @Nullable InvitationState state,
			@Nullable Cursor after, int limit) {
		Map<String, Object> values = new LinkedHashMap<>();
		StringBuilder sql = new StringBuilder("WITH RECURSIVE page AS (SELECT i.* FROM invitation i WHERE true");
		if (site != null) {
			sql.append(" AND i.site = :site");
			values.put("site", site);
		}
		else if (!scope.everywhere()) {
			sql.append(" AND i.site = ANY (:sites)");
			values.put("sites", scope.codes().toArray(String[]::new));
		}
		if (state != null) {
			sql.append(" AND i.state = :state");
			values.put("state", state.name());
		}
		if (after != null) {
			sql.append(" AND (i.created_at, i.id) < (:at, :id)");
			values.put("at", after.at().atOffset(ZoneOffset.UTC));
			values.put("id", after.id());
		}
		values.put("limit", limit);
		sql.append(" ORDER BY i.created_at DESC, i.id DESC LIMIT :limit)").append(KEPT);
		return this.database.sql(sql.toString()).bindValues(values).map(InvitationQueries::item).all();
	}

	Mono<Boolean> exists(UUID invitation) {
		return this.database.sql("SELECT EXISTS (SELECT FROM invitation WHERE id = $1) AS there")
			.bind(0, invitation)
			.map((row) -> value(row, "there", Boolean.class))
			.one();
	}

	private static Candidate candidate(Readable row) {
		return new Candidate(value(row, "id", UUID.class),
				CustomerType.valueOf(value(row, "customer_type", String.class)), value(row, "site", String.class),
				value(row, "has_email", Boolean.class), value(row, "consents", Boolean.class),
				value(row, "opted_out", Boolean.class), value(row, "died", Boolean.class),
				optionalTime(row, "rested_at"), row.get("survey", String.class));
	}

	private static InvitationItem item(Readable row) {
		return new InvitationItem(value(row, "id", UUID.class), value(row, "site", String.class),
				value(row, "customer", UUID.class), row.get("name", String.class), value(row, "survey", String.class),
				value(row, "touchpoint", String.class), Cause.valueOf(value(row, "cause", String.class)),
				InvitationState.valueOf(value(row, "state", String.class)), time(row, "due_at"),
				optionalTime(row, "invited_at"), optionalTime(row, "remind_at"), time(row, "expires_at"),
				row.get("answered_on", LocalDate.class), row.get("response", UUID.class),
				value(row, "planned_by", String.class), time(row, "created_at"));
	}

	private static Instant time(Readable row, String column) {
		return value(row, column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable Instant optionalTime(Readable row, String column) {
		OffsetDateTime time = row.get(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

}
