package io.touchpoint.complaint.remedy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Remedy;
import io.touchpoint.complaint.casework.Sights;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.Cursor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Reads remedies with their cases, which say who may see them.
 */
@Component
class RemedyQueries {

	private static final String SELECT = "SELECT " + GrantRow.COLUMNS + """
			, c.reference, c.subject, c.restricted FROM remedy r JOIN complaint c ON c.id = r.complaint
			""";

	private static final String ONE = SELECT + " WHERE r.id = :id AND r.complaint = :complaint";

	private static final String OF_CASE = SELECT + " WHERE r.complaint = :complaint ORDER BY r.asked_at, r.id";

	/** What a case that ended left waiting is nobody's to decide any more. */
	private static final String WAITING = SELECT + """
			WHERE r.state = 'WAITING' AND r.asked_by_id <> :caller
				AND c.status IN ('RECEIVED', 'ACKNOWLEDGED', 'INVESTIGATING', 'WAITING_FOR_CUSTOMER', 'REOPENED')
				AND r.minor <= coalesce((SELECT o.most FROM unnest(:own::text[], :limits::bigint[]) AS o (site, most)
					WHERE o.site = r.site), :usual)
			""";

	private static final String ABOVE_MANAGERS = """
			 AND r.minor > coalesce((SELECT o.most FROM unnest(:own::text[], :managers::bigint[]) AS o (site, most)
				WHERE o.site = r.site), :manager)
			""";

	private static final String TOLD = """
			SELECT r.complaint, r.site, r.state, r.asked_by_id, r.asked_by_name, c.reference, c.status
			FROM remedy r JOIN complaint c ON c.id = r.complaint WHERE r.id = :id
			""";

	private static final String TO_CUSTOMER = """
			SELECT DISTINCT kind FROM remedy
			WHERE coalesce(moved_from, complaint) = ANY (:cases) AND state = 'GRANTED' ORDER BY kind
			""";

	private final DatabaseClient database;

	private final RemedySettings settings;

	private final Sights sights;

	RemedyQueries(DatabaseClient database, RemedySettings settings, Sights sights) {
		this.database = database;
		this.settings = settings;
		this.sights = sights;
	}

	Mono<RemedyView> find(UUID complaint, UUID id, Caller reader) {
		return this.database.sql(ONE).bind("id", id).bind("complaint", complaint).map((row) -> view(row, reader)).one();
	}

	Flux<RemedyView> ofCase(UUID complaint, Caller reader) {
		return this.database.sql(OF_CASE).bind("complaint", complaint).map((row) -> view(row, reader)).all();
	}

	/** What the customer of these cases was given, wherever it was decided. */
	Flux<Remedy> toCustomer(List<UUID> cases) {
		return this.database.sql(TO_CUSTOMER)
			.bind("cases", cases.toArray(UUID[]::new))
			.map((row) -> Remedy.valueOf(GrantRow.need(row, "kind", String.class)))
			.all();
	}

	/**
	 * What waits for a yes that the reader may give, the longest first.
	 * @param aboveManagers only what no manager of its site may say yes to
	 */
	Flux<RemedyView> waiting(Caller reader, @Nullable String site, boolean aboveManagers, @Nullable Cursor after,
			int limit) {
		SiteScope scope = reader.sites();
		StringBuilder sql = new StringBuilder(WAITING);
		Map<String, Object> values = new LinkedHashMap<>();
		Map<String, Long> own = this.settings.ownLimits(reader.roles());
		values.put("caller", reader.id());
		values.put("own", own.keySet().toArray(String[]::new));
		values.put("limits", own.values().toArray(Long[]::new));
		values.put("usual", this.settings.usual().limits().of(reader.roles()));
		if (aboveManagers) {
			sql.append(ABOVE_MANAGERS);
			values.put("managers", this.settings.ownLimits(Set.of(Role.SITE_MANAGER)).values().toArray(Long[]::new));
			values.put("manager", this.settings.usual().limits().of(Role.SITE_MANAGER));
		}
		if (site != null) {
			sql.append(" AND r.site = :site");
			values.put("site", site);
		}
		else if (!scope.everywhere()) {
			sql.append(" AND r.site = ANY (:sites)");
			values.put("sites", scope.codes().toArray(String[]::new));
		}
		if (after != null) {
			sql.append(" AND (r.asked_at, r.id) > (:afterAt, :afterId)");
			values.put("afterAt", after.at());
			values.put("afterId", after.id());
		}
		sql.append(" ORDER BY r.asked_at, r.id LIMIT :limit");
		values.put("limit", limit);
		return this.database.sql(sql.toString()).bindValues(values).map((row) -> view(row, reader)).all();
	}

	private RemedyView view(Readable row, Caller reader) {
		Grant grant = GrantRow.read(row);
		return RemedyView.of(grant, GrantRow.need(row, "reference", String.class),
				GrantRow.need(row, "subject", String.class), GrantRow.need(row, "restricted", Boolean.class),
				this.settings.at(grant.site()), reader, this.sights.of(reader));
	}

	/** What colleagues are told of a remedy. */
	Mono<Told> told(UUID id) {
		return this.database.sql(TOLD)
			.bind("id", id)
			.map((row) -> new Told(GrantRow.need(row, "complaint", UUID.class),
					GrantRow.need(row, "site", String.class),
					GrantState.valueOf(GrantRow.need(row, "state", String.class)),
					new Person(GrantRow.need(row, "asked_by_id", String.class),
							GrantRow.need(row, "asked_by_name", String.class)),
					GrantRow.need(row, "reference", String.class),
					Status.valueOf(GrantRow.need(row, "status", String.class))))
			.one();
	}

	/** What is needed to tell colleagues of a remedy. */
	record Told(UUID complaint, String site, GrantState state, Person askedBy, String reference, Status caseStatus) {
	}

}
