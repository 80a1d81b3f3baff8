package io.touchpoint.complaint.contactplan;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.casework.Contact;
import io.touchpoint.complaint.contactplan.ContactPlanView.CaseOfPlan;
import io.touchpoint.complaint.contactplan.ContactPlanView.Found;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.Cursor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class ContactPlanQueries {

	/** The case is joined as far as the caller may see it. */
	private static final String SELECT = "SELECT " + ContactPlanRow.COLUMNS + """
			, c.reference, c.contact_email, c.contact_name, c.restricted
			FROM contact_plan p LEFT JOIN complaint c ON c.id = p.complaint
			""";

	private static final String OF_CONTACT = SELECT + """
			WHERE p.site = :site AND p.contact = :contact AND p.internal = :internal AND p.state <> 'DECLINED'
			ORDER BY p.decided_at, p.id
			""";

	/**
	 * Who writes very often and of whom nobody decided. A case that was merged into
	 * another one tells of the same matter.
	 */
	private static final String PROPOSED = """
			WITH came AS (
				SELECT site, lower(contact_email) AS contact, customer_type = 'COLLEAGUE' AS internal, count(*) AS cases,
					(array_agg(id ORDER BY received_at DESC, id))[1] AS complaint
				FROM complaint
				WHERE contact_email IS NOT NULL AND status <> 'MERGED' AND received_at > :casesSince
				GROUP BY 1, 2, 3
			), wrote AS (
				SELECT c.site, lower(c.contact_email) AS contact, c.customer_type = 'COLLEAGUE' AS internal, e.messages,
					c.id AS complaint
				FROM (SELECT complaint, count(*) AS messages FROM complaint_entry
					WHERE kind = 'MESSAGE' AND visible_to_customer AND at > :messagesSince
					GROUP BY complaint HAVING count(*) >= :messages) e
				JOIN complaint c ON c.id = e.complaint
				WHERE c.contact_email IS NOT NULL
			), most AS (
				SELECT DISTINCT ON (site, contact, internal) * FROM wrote
				ORDER BY site, contact, internal, messages DESC, complaint
			), proposed AS (
				SELECT coalesce(w.complaint, k.complaint) AS complaint, coalesce(k.site, w.site) AS site,
					coalesce(k.contact, w.contact) AS contact, coalesce(k.internal, w.internal) AS internal,
					coalesce(k.cases, 0) AS cases, coalesce(w.messages, 0) AS messages
				FROM came k FULL JOIN most w USING (site, contact, internal)
				WHERE k.cases >= :cases OR w.messages IS NOT NULL
			)
			SELECT o.site, o.complaint, o.cases, o.messages, c.reference, c.contact_email, c.contact_name, c.restricted
			FROM proposed o JOIN complaint c ON c.id = o.complaint
			WHERE NOT EXISTS (SELECT FROM contact_plan p
				WHERE p.site = o.site AND p.contact = o.contact AND p.internal = o.internal
					AND (p.state = 'ACTIVE' OR (p.state = 'DECLINED' AND p.decided_at > :restSince)))
			""";

	private final DatabaseClient database;

	private final ContactPlanSettings settings;

	ContactPlanQueries(DatabaseClient database, ContactPlanSettings settings) {
		this.database = database;
		this.settings = settings;
	}

	Mono<Found> find(UUID id) {
		return this.database.sql(SELECT + " WHERE p.id = :id").bind("id", id).map(ContactPlanQueries::found).one();
	}

	/** The plans for a contact at a site, in order; what was declined is none. */
	Flux<Found> ofContact(String site, String contact, boolean internal) {
		return this.database.sql(OF_CONTACT)
			.bind("site", site)
			.bind("contact", contact)
			.bind("internal", internal)
			.map(ContactPlanQueries::found)
			.all();
	}

	/** Plans, the newest first. */
	Flux<Found> list(SiteScope scope, @Nullable String site, @Nullable PlanState state, @Nullable Cursor after,
			int limit) {
		StringBuilder sql = new StringBuilder(SELECT).append("WHERE true");
		Map<String, Object> values = new LinkedHashMap<>();
		within(sql, values, "p.site", scope, site);
		if (state != null) {
			sql.append(" AND p.state = :state");
			values.put("state", state.name());
		}
		if (after != null) {
			sql.append(" AND (p.decided_at, p.id) < (:afterAt, :afterId)");
			values.put("afterAt", after.at());
			values.put("afterId", after.id());
		}
		sql.append(" ORDER BY p.decided_at DESC, p.id DESC LIMIT :limit");
		values.put("limit", limit);
		return this.database.sql(sql.toString()).bindValues(values).map(ContactPlanQueries::found).all();
	}

	/** Who is proposed, those with most first. */
	Flux<Proposal> proposed(SiteScope scope, @Nullable String site, Instant now, int limit) {
		StringBuilder sql = new StringBuilder(PROPOSED);
		Map<String, Object> values = limits(now);
		within(sql, values, "o.site", scope, site);
		sql.append(" ORDER BY o.cases + o.messages DESC, o.complaint LIMIT :limit");
		values.put("limit", limit);
		return this.database.sql(sql.toString()).bindValues(values).map(this::proposal).all();
	}

	/** Whether that contact is proposed at that site. */
	Mono<Proposal> proposedOf(String site, String contact, boolean internal, Instant now) {
		Map<String, Object> values = limits(now);
		values.put("site", site);
		values.put("contact", contact);
		values.put("internal", internal);
		return this.database.sql(PROPOSED + " AND o.site = :site AND o.contact = :contact AND o.internal = :internal")
			.bindValues(values)
			.map(this::proposal)
			.one();
	}

	private Map<String, Object> limits(Instant now) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("cases", this.settings.cases());
		values.put("casesSince", now.minus(this.settings.casesWithin()));
		values.put("messages", this.settings.messages());
		values.put("messagesSince", now.minus(this.settings.messagesWithin()));
		values.put("restSince", now.minus(this.settings.restAfterNo()));
		return values;
	}

	private static void within(StringBuilder sql, Map<String, Object> values, String column, SiteScope scope,
			@Nullable String site) {
		if (site != null) {
			sql.append(" AND ").append(column).append(" = :site");
			values.put("site", site);
		}
		else if (!scope.everywhere()) {
			sql.append(" AND ").append(column).append(" = ANY (:sites)");
			values.put("sites", scope.codes().toArray(String[]::new));
		}
	}

	private Proposal proposal(Readable row) {
		long cases = ContactPlanRow.need(row, "cases", Long.class);
		long messages = ContactPlanRow.need(row, "messages", Long.class);
		return new Proposal(ContactPlanRow.need(row, "site", String.class),
				ContactPlanRow.need(row, "complaint", UUID.class), ContactPlanRow.need(row, "reference", String.class),
				new Contact(ContactPlanRow.need(row, "contact_email", String.class),
						row.get("contact_name", String.class)),
				cases, messages, Because.of(cases, messages, this.settings),
				ContactPlanRow.need(row, "restricted", Boolean.class));
	}

	private static Found found(Readable row) {
		String reference = row.get("reference", String.class);
		String email = row.get("contact_email", String.class);
		Contact contact = (email != null) ? new Contact(email, row.get("contact_name", String.class)) : null;
		return new Found(ContactPlanRow.read(row), (reference != null)
				? new CaseOfPlan(reference, contact, ContactPlanRow.need(row, "restricted", Boolean.class)) : null);
	}

}
