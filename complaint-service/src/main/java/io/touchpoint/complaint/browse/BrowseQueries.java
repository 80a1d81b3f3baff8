package io.touchpoint.complaint.browse;

import java.time.Instant;
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

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;

/**
 * Lists cases, the latest first. Only the conditions that were asked for stand in the
 * statement, so that each plan can use its index.
 */
@Component
class BrowseQueries {

	private static final String LIST = """
			SELECT id, reference, c.site, status, severity, causes[1] AS cause, subject, channel, unit,
				site_unit.name AS unit_name, site_unit.open AS unit_open, owner_id, owner_name, received_at, due_at,
				coalesce(due_at < :now, false) AS overdue, timely, outcome, contact_email IS NOT NULL AS contactable, restricted,
				c.revision
			FROM complaint AS c LEFT JOIN site_unit ON site_unit.site = c.site AND site_unit.code = c.unit
			WHERE received_at <= 'infinity' %s
			ORDER BY received_at DESC, id DESC
			LIMIT :limit
			""";

	private static final String WORDS = "(subject ILIKE :words OR description ILIKE :words OR reference ILIKE :words)";

	/** Nobody finds a case by words that they do not see. */
	private static final String WORDS_IN_SIGHT = """
			(reference ILIKE :words OR (NOT restricted AND (subject ILIKE :words OR description ILIKE :words)))""";

	private final DatabaseClient database;

	BrowseQueries(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * The site scope stands in the statement too: row-level security alone would hide the
	 * site from the planner.
	 */
	Flux<ComplaintItem> list(SiteScope scope, ComplaintFilter filter, @Nullable Cursor after, int limit, Instant now) {
		Conditions conditions = conditions(scope, filter, after);
		GenericExecuteSpec sql = this.database.sql(LIST.formatted(conditions.sql()))
			.bind("now", now)
			.bind("limit", limit);
		return conditions.bind(sql).map(BrowseQueries::item).all();
	}

	private static Conditions conditions(SiteScope scope, ComplaintFilter filter, @Nullable Cursor after) {
		Conditions all = new Conditions();
		all.add("c.site = :site", "site", site(scope, filter));
		if (!scope.everywhere() && scope.codes().size() > 1) {
			all.add("c.site = ANY (:sites)", "sites", scope.codes().toArray(String[]::new));
		}
		all.add("status = ANY (:status)", "status", names(filter.status().stream()));
		all.add("severity = ANY (:severity)", "severity", names(filter.severity().stream()));
		all.add(":cause = ANY (causes)", "cause", name(filter.cause()));
		all.add("area = :area", "area", name(filter.area()));
		all.add("formality = :formality", "formality", name(filter.formality()));
		all.addOrNone("unit", "unit", filter.unit());
		all.addOrNone("owner_id", "owner", filter.owner());
		if (filter.overdue() != null) {
			all.add(filter.overdue() ? "due_at < :now" : "(due_at IS NULL OR due_at >= :now)");
		}
		all.add(filter.wordsOfRestricted() ? WORDS : WORDS_IN_SIGHT, "words", pattern(filter.words()));
		all.add("received_at >= :from", "from", filter.from());
		all.add("received_at < :until", "until", filter.until());
		if (after != null) {
			all.add("(received_at, id) < (:afterAt, :afterId)", "afterAt", after.at());
			all.values.put("afterId", after.id());
		}
		return all;
	}

	private static @Nullable String site(SiteScope scope, ComplaintFilter filter) {
		return (filter.site() == null && !scope.everywhere() && scope.codes().size() == 1) ? scope.codes().first()
				: filter.site();
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
				need(row, "restricted", Boolean.class), need(row, "revision", Long.class), List.of());
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
