package io.touchpoint.complaint.browse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Channel;
import io.touchpoint.complaint.casework.Outcome;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.site.Unit;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.Cursor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;

/**
 * Lists and counts cases. Only the conditions that were asked for stand in the statement,
 * so that each plan can use its index.
 */
@Component
class BrowseQueries {

	private static final String LIST = """
			SELECT c.id, reference, c.site, status, severity, causes[1] AS cause, subject, channel, unit,
				site_unit.name AS unit_name, site_unit.open AS unit_open, owner_id, owner_name, received_at, due_at,
				coalesce(due_at < :now, false) AS overdue, timely, outcome, contact_email IS NOT NULL AS contactable, restricted,
				c.revision, unread_since,
				(SELECT min(p.due_at) FROM promise p WHERE p.complaint = c.id AND p.state = 'OPEN') AS promise_due_at,
				(SELECT min(a.due_on) FROM corrective_action a WHERE a.complaint = c.id AND a.state = 'OPEN') AS action_due_on
			FROM complaint AS c LEFT JOIN site_unit ON site_unit.site = c.site AND site_unit.code = c.unit
				LEFT JOIN site AS s ON s.code = c.site
			WHERE received_at <= 'infinity' %s
			ORDER BY %s
			LIMIT :limit
			""";

	private static final String OWN_WORDS = "(subject ILIKE :words OR description ILIKE :words)";

	private static final String CUSTOMER = """
			(contact_name ILIKE :words OR contact_email ILIKE :words OR EXISTS (SELECT FROM case_postal AS p
				WHERE p.complaint = c.id AND (p.name ILIKE :words OR p.address ILIKE :words)))""";

	/**
	 * Whatever its status; what waits in a case that was merged waits in the one that
	 * stays.
	 */
	private static final String UNREAD = "(unread_since IS NOT NULL AND status <> 'MERGED')";

	/**
	 * All counts in one statement: of cases that wait for an answer, and of unread ones.
	 */
	private static final String COUNTS = """
			SELECT count(*) FILTER (WHERE owner_id = :me) AS mine, count(*) FILTER (WHERE owner_id IS NULL) AS unassigned,
				count(*) FILTER (WHERE %s) AS due_today, count(*) AS open,
				(SELECT count(*) FROM complaint AS c WHERE %s) AS unread
			FROM complaint AS c LEFT JOIN site AS s ON s.code = c.site
			WHERE %s
			""";

	/** As the indexes of open cases have it, so that the planner knows that they fit. */
	private static final String OPEN = "status IN ('RECEIVED', 'ACKNOWLEDGED', 'INVESTIGATING', 'WAITING_FOR_CUSTOMER', 'REOPENED')";

	private static final String TODAY_IS_OVER = "((date_trunc('day', :now AT TIME ZONE coalesce(s.time_zone, 'UTC')) + interval '1 day') "
			+ "AT TIME ZONE coalesce(s.time_zone, 'UTC'))";

	private static final String DAY_IS_OVER = "(((:day + 1)::timestamp) AT TIME ZONE coalesce(s.time_zone, 'UTC'))";

	/** A deadline or an open promise; the end of the day itself still belongs to it. */
	private static final String DUE = "(due_at <= %1$s OR EXISTS (SELECT FROM promise p WHERE p.complaint = c.id "
			+ "AND p.state = 'OPEN' AND p.due_at <= :over AND p.due_at <= %1$s))";

	private static final String ACTION = "EXISTS (SELECT FROM corrective_action a WHERE a.complaint = c.id AND a.state = 'OPEN'%s)";

	private static final String ACTION_OVERDUE = " AND a.due_on < (:now AT TIME ZONE coalesce(s.time_zone, 'UTC'))::date";

	private static final String ROOT_CAUSE = "EXISTS (SELECT FROM case_root_cause r WHERE r.complaint = c.id AND r.code = :rootCause)";

	/** Without the case itself. One that the reader does not see is nobody's. */
	private static final String SAME_CUSTOMER = """
			c.id <> :sameCustomerAs AND lower(contact_email) = (SELECT lower(o.contact_email) FROM complaint AS o
				WHERE o.id = :sameCustomerAs)""";

	private final DatabaseClient database;

	BrowseQueries(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * The site scope stands in the statement too: row-level security alone would hide the
	 * site from the planner.
	 */
	Flux<ComplaintItem> list(SiteScope scope, ComplaintFilter filter, Order order, @Nullable Cursor after, int limit,
			Instant now) {
		Conditions conditions = conditions(scope, filter, now);
		if (after != null) {
			conditions.add(order.beyond(), "afterAt", after.at());
			conditions.values.put("afterId", after.id());
		}
		GenericExecuteSpec sql = this.database.sql(LIST.formatted(conditions.sql(), order.by()))
			.bind("now", now)
			.bind("limit", limit);
		return conditions.bind(sql).map(BrowseQueries::item).all();
	}

	/**
	 * What waits for an answer, or to be read.
	 * @param site at which site; null for all in scope
	 * @param me the id of whoever asks
	 */
	Mono<InboxCounts> counts(SiteScope scope, @Nullable String site, String me, Instant now) {
		Conditions conditions = new Conditions();
		conditions.addSites(scope, site);
		return conditions
			.bind(this.database.sql(COUNTS.formatted(DUE.formatted(TODAY_IS_OVER), UNREAD + '\n' + conditions.sql(),
					OPEN + '\n' + conditions.sql())))
			.bind("me", me)
			.bind("now", now)
			.bind("over", new DueBy(null).overEverywhere(now))
			.map((row) -> new InboxCounts(need(row, "mine", Long.class), need(row, "unassigned", Long.class),
					need(row, "due_today", Long.class), need(row, "open", Long.class), need(row, "unread", Long.class)))
			.one();
	}

	private static Conditions conditions(SiteScope scope, ComplaintFilter filter, Instant now) {
		Conditions all = new Conditions();
		all.addSites(scope, filter.site());
		all.add("status = ANY (:status)", "status", names(filter.status().stream()));
		if (filter.open() != null) {
			all.add(filter.open() ? OPEN : "NOT " + OPEN);
		}
		all.add("severity = ANY (:severity)", "severity", names(filter.severity().stream()));
		all.add(":cause = ANY (causes)", "cause", name(filter.cause()));
		all.add("area = :area", "area", name(filter.area()));
		all.add("formality = :formality", "formality", name(filter.formality()));
		all.addOrNone("unit", "unit", filter.unit());
		all.addOrNone("owner_id", "owner", filter.owner());
		if (filter.overdue() != null) {
			all.add(filter.overdue() ? "due_at < :now" : "(due_at IS NULL OR due_at >= :now)");
		}
		all.addDue(filter.due(), now);
		if (filter.unread() != null) {
			all.add(filter.unread() ? UNREAD : "NOT " + UNREAD);
		}
		if (filter.action() != null) {
			all.add(ACTION.formatted(switch (filter.action()) {
				case OPEN -> "";
				case OVERDUE -> ACTION_OVERDUE;
			}));
		}
		all.add(ROOT_CAUSE, "rootCause", filter.rootCause());
		all.add("reference = :reference", "reference", filter.reference());
		// Nobody learns whose cases are one customer's who does not see the customers.
		if (filter.contacts()) {
			all.add(SAME_CUSTOMER, "sameCustomerAs", filter.sameCustomerAs());
		}
		else if (filter.sameCustomerAs() != null) {
			all.add("false");
		}
		all.add(words(filter), "words", pattern(filter.words()));
		all.add("received_at >= :from", "from", filter.from());
		all.add("received_at < :until", "until", filter.until());
		return all;
	}

	/** Nobody finds a case by words that they do not see. */
	private static String words(ComplaintFilter filter) {
		return "(reference ILIKE :words OR " + (filter.wordsOfRestricted() ? "" : "NOT restricted AND ") + OWN_WORDS
				+ (filter.contacts() ? " OR " + CUSTOMER : "") + ")";
	}

	private static String @Nullable [] names(Stream<? extends Enum<?>> values) {
		String[] names = values.map(Enum::name).toArray(String[]::new);
		return (names.length == 0) ? null : names;
	}

	private static @Nullable String name(@Nullable Enum<?> value) {
		return (value != null) ? value.name() : null;
	}

	private static @Nullable String pattern(@Nullable String words) {
		return (words == null) ? null : "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
	}

	private static ComplaintItem item(Readable row) {
		String ownerId = row.get("owner_id", String.class);
		String outcome = row.get("outcome", String.class);
		return new ComplaintItem(need(row, "id", UUID.class), need(row, "reference", String.class),
				need(row, "site", String.class), Status.valueOf(need(row, "status", String.class)),
				Severity.valueOf(need(row, "severity", String.class)), Cause.valueOf(need(row, "cause", String.class)),
				need(row, "subject", String.class), Channel.valueOf(need(row, "channel", String.class)), unit(row),
				(ownerId != null) ? new Person(ownerId, need(row, "owner_name", String.class)) : null,
				need(row, "received_at", Instant.class), row.get("due_at", Instant.class),
				need(row, "overdue", Boolean.class), row.get("timely", Boolean.class),
				(outcome != null) ? Outcome.valueOf(outcome) : null, need(row, "contactable", Boolean.class),
				need(row, "restricted", Boolean.class), need(row, "revision", Long.class),
				row.get("promise_due_at", Instant.class), row.get("unread_since", Instant.class),
				row.get("action_due_on", LocalDate.class), List.of());
	}

	private static @Nullable Unit unit(Readable row) {
		String code = row.get("unit", String.class);
		String name = row.get("unit_name", String.class);
		return (code == null) ? null : new Unit(code, (name != null) ? name : code,
				!Boolean.FALSE.equals(row.get("unit_open", Boolean.class)));
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

	/** The conditions that were asked for, with their values. */
	private static final class Conditions {

		private final StringBuilder sql = new StringBuilder();

		private final Map<String, Object> values = new LinkedHashMap<>();

		void add(String condition) {
			this.sql.append("AND ").append(condition).append('\n');
		}

		void add(String condition, String name, @Nullable Object value) {
			if (value != null) {
				add(condition);
				this.values.put(name, value);
			}
		}

		void addSites(SiteScope scope, @Nullable String site) {
			add("c.site = :site", "site",
					(site == null && !scope.everywhere() && scope.codes().size() == 1) ? scope.codes().first() : site);
			if (!scope.everywhere() && scope.codes().size() > 1) {
				add("c.site = ANY (:sites)", "sites", scope.codes().toArray(String[]::new));
			}
		}

		void addDue(@Nullable DueBy due, Instant now) {
			if (due != null) {
				add(DUE.formatted((due.day() != null) ? DAY_IS_OVER : TODAY_IS_OVER), "over", due.overEverywhere(now));
				if (due.day() != null) {
					this.values.put("day", due.day());
				}
			}
		}

		void addOrNone(String column, String name, @Nullable Object value) {
			if (ComplaintFilter.NOBODY.equals(value)) {
				add(column + " IS NULL");
			}
			else {
				add(column + " = :" + name, name, value);
			}
		}

		String sql() {
			return this.sql.toString();
		}

		GenericExecuteSpec bind(GenericExecuteSpec sql) {
			return sql.bindValues(this.values);
		}

	}

}
