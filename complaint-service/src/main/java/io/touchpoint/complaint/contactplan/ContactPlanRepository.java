package io.touchpoint.complaint.contactplan;

import java.time.Instant;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class ContactPlanRepository {

	/** Of two managers who decide at once, one is told that there is a plan. */
	private static final String ADD = """
			INSERT INTO contact_plan (id, complaint, site, contact, internal, revision, state, reason, person_id,
				person_name, reply_every, review_on, decided_at, decided_by_id, decided_by_name)
			VALUES (:id, :complaint, :site, :contact, :internal, :revision, :state, :reason, :person, :personName,
				:replyEvery, :reviewOn, :decidedAt, :decidedBy, :decidedByName)
			ON CONFLICT (site, contact, internal) WHERE state = 'ACTIVE' DO NOTHING
			""";

	private static final String SAVE = """
			UPDATE contact_plan SET revision = :revision, state = :state, reason = :reason, reply_every = :replyEvery,
				review_on = :reviewOn, letter = :letter, ended_at = :endedAt, ended_by = :endedBy,
				end_reason = :endReason
			WHERE id = :id
			""";

	private static final String TAKE = "SELECT " + ContactPlanRow.COLUMNS
			+ " FROM contact_plan p WHERE p.id = :id FOR UPDATE";

	/** What holds comes before what was said no to. */
	private static final String DECIDED = "SELECT " + ContactPlanRow.COLUMNS + """
			FROM contact_plan p
			WHERE p.site = :site AND p.contact = :contact AND p.internal = :internal
				AND (p.state = 'ACTIVE' OR (p.state = 'DECLINED' AND p.decided_at > :restSince))
			ORDER BY p.state, p.decided_at DESC LIMIT 1
			""";

	/** Whose review date is over at their site, the longest first. */
	private static final String LAPSED = "SELECT " + ContactPlanRow.COLUMNS + """
			FROM contact_plan p JOIN site s ON s.code = p.site
			WHERE p.state = 'ACTIVE' AND p.review_on < (:now AT TIME ZONE s.time_zone)::date
			ORDER BY p.review_on, p.id LIMIT :most
			""";

	private final DatabaseClient database;

	ContactPlanRepository(DatabaseClient database) {
		this.database = database;
	}

	/** False if the contact has a plan at the site. */
	Mono<Boolean> add(ContactPlan plan) {
		ContactPlan.Terms terms = plan.terms();
		return this.database.sql(ADD)
			.bind("id", plan.id())
			.bind("complaint", plan.complaint())
			.bind("site", plan.site())
			.bind("contact", text(plan.contact()))
			.bind("internal", plan.internal())
			.bind("revision", plan.revision())
			.bind("state", plan.state().name())
			.bind("reason", plan.reason())
			.bind("person", text((terms != null) ? terms.person().id() : null))
			.bind("personName", text((terms != null) ? terms.person().name() : null))
			.bind("replyEvery", (terms != null) ? terms.replyEvery() : Parameters.in(R2dbcType.INTEGER))
			.bind("reviewOn", (terms != null) ? terms.reviewOn() : Parameters.in(R2dbcType.DATE))
			.bind("decidedAt", plan.decidedAt())
			.bind("decidedBy", plan.decidedBy().id())
			.bind("decidedByName", plan.decidedBy().name())
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1);
	}

	/** Keeps what became of a plan. */
	Mono<Void> save(ContactPlan plan) {
		ContactPlan.Terms terms = plan.terms();
		ContactPlan.Ending ending = plan.ending();
		return this.database.sql(SAVE)
			.bind("id", plan.id())
			.bind("revision", plan.revision())
			.bind("state", plan.state().name())
			.bind("reason", plan.reason())
			.bind("replyEvery", (terms != null) ? terms.replyEvery() : Parameters.in(R2dbcType.INTEGER))
			.bind("reviewOn", (terms != null) ? terms.reviewOn() : Parameters.in(R2dbcType.DATE))
			.bind("letter", (plan.letter() != null) ? plan.letter() : Parameters.in(UUID.class))
			.bind("endedAt", (ending != null) ? ending.at() : Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE))
			.bind("endedBy", text((ending != null) ? ending.by() : null))
			.bind("endReason", text((ending != null) ? ending.reason() : null))
			.then();
	}

	/** Locks the row: two who look at it again decide one after the other. */
	Mono<ContactPlan> take(UUID id) {
		return this.database.sql(TAKE).bind("id", id).map(ContactPlanRow::read).one();
	}

	/**
	 * What was decided of the same contact and keeps them from being proposed; empty if
	 * nothing does.
	 * @param restSince a no before that is none any more
	 */
	Mono<ContactPlan> decided(ContactPlan wanted, Instant restSince) {
		return this.database.sql(DECIDED)
			.bind("site", wanted.site())
			.bind("contact", text(wanted.contact()))
			.bind("internal", wanted.internal())
			.bind("restSince", restSince)
			.map(ContactPlanRow::read)
			.one();
	}

	Flux<ContactPlan> lapsed(Instant now, int most) {
		return this.database.sql(LAPSED).bind("now", now).bind("most", most).map(ContactPlanRow::read).all();
	}

	private static Object text(@Nullable String value) {
		return (value != null) ? value : Parameters.in(R2dbcType.VARCHAR);
	}

}
