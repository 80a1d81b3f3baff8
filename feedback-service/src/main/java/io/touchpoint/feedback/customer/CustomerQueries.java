package io.touchpoint.feedback.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.r2dbc.spi.Readable;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.Cursor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import static io.touchpoint.feedback.customer.CustomerRow.optionalTime;
import static io.touchpoint.feedback.customer.CustomerRow.time;
import static io.touchpoint.feedback.customer.CustomerRow.value;

/**
 * Reads the register, newest first, in the scope of who asks. Who a customer is that
 * others know too is neither shown nor found by. A list walks the index on (created_at,
 * id); the search in names filters on that walk, because row-level security lets no index
 * on text be used, while a whole address or number is looked up by its own index.
 */
@Component
class CustomerQueries {

	private static final String FAMILY = """
			WITH RECURSIVE family AS (
				SELECT id FROM customer WHERE id = $1
				UNION ALL
				SELECT c.id FROM family f JOIN customer c ON c.merged_into = f.id
			)
			""";

	private final DatabaseClient database;

	private final CustomerProperties properties;

	CustomerQueries(DatabaseClient database, CustomerProperties properties) {
		this.database = database;
		this.properties = properties;
	}

	/**
	 * @param rated who has rated anything and how they stand to us; needed only where the
	 * filter asks for it
	 */
	Flux<Customer> list(SiteScope scope, CustomerFilter filter, Map<UUID, Loyalty> rated, @Nullable Cursor after,
			int limit) {
		Map<String, Object> values = new LinkedHashMap<>();
		StringBuilder sql = new StringBuilder("SELECT ").append(CustomerRow.COLUMNS)
			.append(" FROM customer c WHERE c.merged_into IS NULL");
		if (filter.site() != null) {
			narrow(sql, values, " AND c.sites && ARRAY[:site]::text[]", "site", filter.site());
		}
		else if (!scope.everywhere()) {
			narrow(sql, values, " AND c.sites && :sites", "sites", scope.codes().toArray(String[]::new));
		}
		narrow(sql, values, " AND c.customer_type = :type", "type", name(filter.type()));
		narrow(sql, values, " AND c.kind = :kind", "kind", name(filter.kind()));
		narrow(sql, values, " AND c.state = :state", "state", name(filter.state()));
		loyalty(sql, values, filter.loyalty(), rated);
		search(sql, values, filter.text());
		if (after != null) {
			narrow(sql, values, " AND (c.created_at, c.id) < (:at, :id)", "at", after.at().atOffset(ZoneOffset.UTC));
			values.put("id", after.id());
		}
		sql.append(" ORDER BY c.created_at DESC, c.id DESC LIMIT :limit");
		values.put("limit", limit);
		return this.database.sql(sql.toString()).bindValues(values).map(CustomerRow::read).all();
	}

	private static void loyalty(StringBuilder sql, Map<String, Object> values, @Nullable LoyaltyFilter wanted,
			Map<UUID, Loyalty> rated) {
		if (wanted == LoyaltyFilter.NONE) {
			narrow(sql, values, " AND c.id <> ALL (:rated)", "rated", rated.keySet().toArray(UUID[]::new));
		}
		else if (wanted != null) {
			narrow(sql, values, " AND c.id = ANY (:rated)", "rated",
					rated.entrySet()
						.stream()
						.filter((entry) -> wanted.takes(entry.getValue()))
						.map(Map.Entry::getKey)
						.toArray(UUID[]::new));
		}
	}

	/** A name is found by parts of it in any order: who calls says "Rivera, Ana". */
	private static void search(StringBuilder sql, Map<String, Object> values, @Nullable String text) {
		if (text == null) {
			return;
		}
		if (text.contains("@")) {
			narrow(sql, values, " AND c.email_key = :email", "email", EmailKey.of(text));
		}
		else if (PhoneNumber.read(text.startsWith("+") ? text : "+" + text, null) instanceof PhoneNumber.Valid phone) {
			narrow(sql, values, " AND " + CustomerRow.WHOLE + " AND c.phone = :phone", "phone", phone.e164());
		}
		else {
			narrow(sql, values, " AND " + CustomerRow.WHOLE + " AND c.name ILIKE ALL (:words)", "words",
					words(text).stream()
						.map((word) -> "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
						.toArray(String[]::new));
		}
	}

	/** The parts that were asked for; signs alone are looked for as they are. */
	private static List<String> words(String text) {
		List<String> words = Stream.of(text.split("[\\s,]+")).filter((word) -> !word.isEmpty()).toList();
		return words.isEmpty() ? List.of(text.strip()) : words;
	}

	Mono<Customer> find(UUID id) {
		return this.database.sql("SELECT %s FROM customer c WHERE c.id = $1".formatted(CustomerRow.COLUMNS))
			.bind(0, id)
			.map(CustomerRow::read)
			.one();
	}

	/** The entry that stands for this one, which is itself if it was merged into none. */
	Mono<Customer> standing(UUID id) {
		return this.database.sql("""
				WITH RECURSIVE led AS (
					SELECT id, merged_into FROM customer WHERE id = $1
					UNION ALL
					SELECT c.id, c.merged_into FROM led l JOIN customer c ON c.id = l.merged_into
				)
				SELECT %s FROM customer c WHERE c.id IN (SELECT id FROM led WHERE merged_into IS NULL)
				""".formatted(CustomerRow.COLUMNS)).bind(0, id).map(CustomerRow::read).one();
	}

	/**
	 * How often customers came to the sites of who asks, and when last; without those who
	 * never came there.
	 */
	Mono<Map<UUID, Seen>> seen(Collection<UUID> customers) {
		return this.database.sql("""
				WITH RECURSIVE family AS (
					SELECT id, id AS kept FROM customer WHERE id = ANY ($1)
					UNION ALL
					SELECT c.id, f.kept FROM family f JOIN customer c ON c.merged_into = f.id
				)
				SELECT f.kept, count(*)::integer AS visits, max(v.visited_at) AS last_at
				FROM family f JOIN visit v ON v.customer = f.id GROUP BY f.kept
				""")
			.bind(0, customers.toArray(UUID[]::new))
			.map((row) -> Map.entry(value(row, "kept", UUID.class),
					new Seen(value(row, "visits", Integer.class), time(row, "last_at"))))
			.all()
			.collectMap(Map.Entry::getKey, Map.Entry::getValue);
	}

	/** How often a customer came, and when last. */
	record Seen(int visits, @Nullable Instant lastAt) {

		static final Seen NEVER = new Seen(0, null);

	}

	Flux<CustomerDetail.VisitShown> visits(UUID customer) {
		return this.database.sql(FAMILY + """
				SELECT id, site, visited_at, source, first FROM visit WHERE customer IN (SELECT id FROM family)
				ORDER BY visited_at DESC LIMIT 100
				""")
			.bind(0, customer)
			.map((row) -> new CustomerDetail.VisitShown(value(row, "id", UUID.class), value(row, "site", String.class),
					time(row, "visited_at"), value(row, "source", String.class), value(row, "first", Boolean.class)))
			.all();
	}

	Flux<CustomerDetail.InvitationShown> invitations(UUID customer) {
		return this.database.sql(FAMILY + """
				SELECT id, site, cause, state, due_at, invited_at, answered_on FROM invitation
				WHERE customer IN (SELECT id FROM family) ORDER BY created_at DESC LIMIT 100
				""")
			.bind(0, customer)
			.map((row) -> new CustomerDetail.InvitationShown(value(row, "id", UUID.class),
					value(row, "site", String.class), value(row, "cause", String.class),
					value(row, "state", String.class), time(row, "due_at"), optionalTime(row, "invited_at"),
					row.get("answered_on", LocalDate.class)))
			.all();
	}

	Flux<CustomerDetail.ResponseShown> responses(UUID customer) {
		return this.database.sql(FAMILY + """
				SELECT r.id, r.site, r.touchpoint, r.overall, r.moment, r.occurred_at
				FROM invitation i JOIN response r ON r.id = i.response
				WHERE i.customer IN (SELECT id FROM family) ORDER BY r.occurred_at DESC LIMIT 100
				""")
			.bind(0, customer)
			.map((row) -> new CustomerDetail.ResponseShown(value(row, "id", UUID.class),
					value(row, "site", String.class), value(row, "touchpoint", String.class),
					row.get("overall", Integer.class), value(row, "moment", String.class), time(row, "occurred_at")))
			.all();
	}

	Flux<CustomerDetail.DepartureShown> departures(UUID customer) {
		return this.database.sql(FAMILY + """
				SELECT id, site, reason, note, departed_on, recorded_by, recorded_at, withdrawn_by, withdrawn_at
				FROM departure
				WHERE customer IN (SELECT id FROM family) ORDER BY departed_on DESC, id DESC LIMIT 100
				""")
			.bind(0, customer)
			.map((row) -> new CustomerDetail.DepartureShown(value(row, "id", UUID.class),
					value(row, "site", String.class), DepartureReason.valueOf(value(row, "reason", String.class)),
					row.get("note", String.class), value(row, "departed_on", LocalDate.class),
					value(row, "recorded_by", String.class), time(row, "recorded_at"),
					this.properties.withdrawUntil(time(row, "recorded_at")), row.get("withdrawn_by", String.class),
					optionalTime(row, "withdrawn_at")))
			.all();
	}

	Flux<CustomerDetail.MergeShown> merges(UUID customer) {
		return this.database.sql("""
				SELECT m.id, m.merged, CASE WHEN %s THEN c.name END AS name, m.by_name, m.merged_at, m.undone_at
				FROM customer_merge m JOIN customer c ON c.id = m.merged
				WHERE m.kept = $1 ORDER BY m.merged_at DESC LIMIT 100
				""".formatted(CustomerRow.WHOLE))
			.bind(0, customer)
			.map((row) -> new CustomerDetail.MergeShown(value(row, "id", UUID.class), value(row, "merged", UUID.class),
					row.get("name", String.class), value(row, "by_name", String.class), time(row, "merged_at"),
					optionalTime(row, "undone_at")))
			.all();
	}

	/**
	 * Other entries that may be the same customer, of those whom the caller sees whole:
	 * with the same number, or of the same name. Addresses are one customer's anyway.
	 */
	Flux<CustomerDetail.AlikeShown> alike(Customer customer) {
		return (customer.phone() == null && customer.name() == null) ? Flux.empty() : this.database
			.sql("""
					SELECT c.id, c.name, c.email, c.phone, coalesce(c.phone = $2, false) AS phoned,
						coalesce(c.name_key = me.name_key, false) AS named
					FROM customer me JOIN customer c ON c.internal = me.internal AND (c.phone = $2 OR c.name_key = me.name_key)
					WHERE me.id = $1 AND c.id <> $1 AND c.merged_into IS NULL AND c.erased_at IS NULL AND %s
					ORDER BY phoned DESC, named DESC, c.created_at, c.id LIMIT 5
					"""
				.formatted(CustomerRow.WHOLE))
			.bind(0, customer.id())
			.bind(1, CustomerRow.text(customer.phone()))
			.map((row) -> new CustomerDetail.AlikeShown(value(row, "id", UUID.class), row.get("name", String.class),
					row.get("email", String.class), row.get("phone", String.class), because(row)))
			.all();
	}

	private static List<CustomerDetail.Because> because(Readable row) {
		return Stream.of(CustomerDetail.Because.values())
			.filter((why) -> value(row, (why == CustomerDetail.Because.SAME_PHONE) ? "phoned" : "named", Boolean.class))
			.toList();
	}

	/** How many others the customer sent, under whichever entry. */
	Mono<Long> referred(UUID customer) {
		return this.database.sql(FAMILY + """
				SELECT count(*) AS n FROM customer
				WHERE referred_by IN (SELECT id FROM family) AND merged_into IS NULL AND id <> $1
				""").bind(0, customer).map((row) -> value(row, "n", Long.class)).one();
	}

	/** How many customers there are, by site, type, kind and state. */
	Flux<CustomerCount> counts(SiteScope scope, @Nullable String site) {
		String[] sites = sites(scope, site);
		return withSites(this.database.sql("""
				SELECT s.site, c.customer_type, c.kind, c.state, count(*) AS n
				FROM customer c CROSS JOIN LATERAL unnest(c.sites) AS s (site)
				WHERE c.merged_into IS NULL AND (CAST(:sites AS text[]) IS NULL OR s.site = ANY (:sites))
				GROUP BY s.site, c.customer_type, c.kind, c.state
				ORDER BY s.site, c.customer_type, c.kind, c.state
				"""), sites)
			.map((row) -> new CustomerCount(value(row, "site", String.class),
					CustomerType.valueOf(value(row, "customer_type", String.class)),
					CustomerKind.valueOf(value(row, "kind", String.class)),
					CustomerState.valueOf(value(row, "state", String.class)), value(row, "n", Long.class)))
			.all();
	}

	/**
	 * The customers by site and type: those among the ones named, and how many in all.
	 */
	Flux<LoyaltyCount.Group> groups(SiteScope scope, @Nullable String site, Collection<UUID> named) {
		return withSites(this.database.sql("""
				SELECT s.site, c.customer_type, count(*) AS n,
					coalesce(array_agg(c.id) FILTER (WHERE c.id = ANY (:named)), '{}') AS found
				FROM customer c CROSS JOIN LATERAL unnest(c.sites) AS s (site)
				WHERE c.merged_into IS NULL AND (CAST(:sites AS text[]) IS NULL OR s.site = ANY (:sites))
				GROUP BY s.site, c.customer_type ORDER BY s.site, c.customer_type
				"""), sites(scope, site)).bind("named", named.toArray(UUID[]::new))
			.map((row) -> new LoyaltyCount.Group(value(row, "site", String.class),
					CustomerType.valueOf(value(row, "customer_type", String.class)),
					List.of(value(row, "found", UUID[].class)), value(row, "n", Long.class)))
			.all();
	}

	/** The same over time: the last day of each month that was counted. */
	Flux<CustomersPast> past(SiteScope scope, @Nullable String site) {
		return withSites(
				this.database
					.sql("""
							WITH newest AS (
								SELECT site, max(day) AS day FROM customer_count GROUP BY site, date_trunc('month', day::timestamp)
							)
							SELECT date_trunc('month', c.day::timestamp)::date AS month, c.customer_type, c.state, sum(c.n)::bigint AS n
							FROM customer_count c JOIN newest n ON n.site = c.site AND n.day = c.day
							WHERE CAST(:sites AS text[]) IS NULL OR c.site = ANY (:sites)
							GROUP BY month, c.customer_type, c.state ORDER BY month, c.customer_type, c.state
							"""),
				sites(scope, site))
			.map((row) -> new CustomersPast(value(row, "month", LocalDate.class),
					CustomerType.valueOf(value(row, "customer_type", String.class)),
					CustomerState.valueOf(value(row, "state", String.class)), value(row, "n", Long.class)))
			.all();
	}

	/**
	 * Why customers left, by site. Each counts once, by their latest departure from it,
	 * whichever of their entries it was told of.
	 */
	Flux<DepartureCount> departures(SiteScope scope, @Nullable String site, LocalDate from, LocalDate to) {
		return withSites(this.database.sql("""
				WITH RECURSIVE gone AS (
					SELECT d.id, d.site, d.reason, d.departed_on, c.id AS customer, c.merged_into, c.internal
					FROM departure d JOIN customer c ON c.id = d.customer
					WHERE d.departed_on >= :from AND d.departed_on <= :to AND d.withdrawn_at IS NULL
						AND (CAST(:sites AS text[]) IS NULL OR d.site = ANY (:sites))
					UNION ALL
					SELECT g.id, g.site, g.reason, g.departed_on, c.id, c.merged_into, c.internal
					FROM gone g JOIN customer c ON c.id = g.merged_into
				), latest AS (
					SELECT DISTINCT ON (site, customer) site, reason, internal FROM gone WHERE merged_into IS NULL
					ORDER BY site, customer, departed_on DESC, id DESC
				)
				SELECT site, reason, internal, count(*) AS n FROM latest
				GROUP BY site, reason, internal ORDER BY site, reason
				"""), sites(scope, site)).bind("from", from)
			.bind("to", to)
			.map((row) -> new DepartureCount(value(row, "site", String.class),
					DepartureReason.valueOf(value(row, "reason", String.class)), value(row, "internal", Boolean.class),
					value(row, "n", Long.class)))
			.all();
	}

	/** Who sent others, under whichever entry, most first. */
	Flux<Referrer> referrers(SiteScope scope, @Nullable String site) {
		return withSites(this.database.sql("""
				WITH RECURSIVE sent AS (
					SELECT id, referred_by FROM customer
					WHERE referred_by IS NOT NULL AND merged_into IS NULL
						AND (CAST(:sites AS text[]) IS NULL OR sites && :sites)
				), sender AS (
					SELECT id AS entry, id, merged_into FROM customer WHERE id IN (SELECT referred_by FROM sent)
					UNION ALL
					SELECT s.entry, c.id, c.merged_into FROM sender s JOIN customer c ON c.id = s.merged_into
				)
				SELECT c.id, CASE WHEN %s THEN c.name END AS name, count(*) AS n
				FROM sent JOIN sender s ON s.entry = sent.referred_by AND s.merged_into IS NULL AND s.id <> sent.id
				JOIN customer c ON c.id = s.id
				GROUP BY c.id ORDER BY n DESC, c.id LIMIT 100
				""".formatted(CustomerRow.WHOLE)), sites(scope, site)).map(CustomerQueries::referrer).all();
	}

	private static Referrer referrer(Readable row) {
		return new Referrer(value(row, "id", UUID.class), row.get("name", String.class), value(row, "n", Long.class));
	}

	/** How many there are of a kind. */
	record CustomerCount(String site, CustomerType customerType, CustomerKind kind, CustomerState state,
			long customers) {
	}

	/** How many there were at the end of a month, or so far in the present one. */
	record CustomersPast(LocalDate month, CustomerType customerType, CustomerState state, long customers) {
	}

	/** How many left a site for a reason. */
	record DepartureCount(String site, DepartureReason reason, boolean internal, long customers) {
	}

	/** Who sent how many. */
	record Referrer(UUID customer, @Nullable String name, long sent) {
	}

	private static String @Nullable [] sites(SiteScope scope, @Nullable String site) {
		return (site != null) ? new String[] { site }
				: scope.everywhere() ? null : scope.codes().toArray(String[]::new);
	}

	private static DatabaseClient.GenericExecuteSpec withSites(DatabaseClient.GenericExecuteSpec sql,
			String @Nullable [] sites) {
		return (sites != null) ? sql.bind("sites", sites) : sql.bindNull("sites", String[].class);
	}

	private static void narrow(StringBuilder sql, Map<String, Object> values, String condition, String name,
			@Nullable Object value) {
		if (value != null) {
			sql.append(condition);
			values.put(name, value);
		}
	}

	private static @Nullable String name(@Nullable Enum<?> value) {
		return (value != null) ? value.name() : null;
	}

}
