package io.touchpoint.feedback.customer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.SiteScope;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import static io.touchpoint.feedback.customer.CustomerRow.time;
import static io.touchpoint.feedback.customer.CustomerRow.value;

/**
 * Finds how customers stand to us from the answers that they let us keep with their name,
 * in the scope of who asks: from the narrow rows that the database keeps of them. What
 * colleagues say as colleagues and what they say as customers are two customers, and
 * never meet here.
 */
@Component
class LoyaltyQueries {

	/**
	 * Reads a table {@code linked (customer, response)}: the two newest rated contacts of
	 * each.
	 */
	private static final String CONTACTS = """
			, contact AS (
				SELECT l.customer, k.response AS id, k.site, k.touchpoint, k.occurred_at, k.overall, k.face, k.gap,
					row_number() OVER (PARTITION BY l.customer ORDER BY k.occurred_at DESC, k.response DESC) AS n
				FROM linked l JOIN customer c ON c.id = l.customer JOIN rated_contact k ON k.response = l.response
				WHERE k.internal = c.internal
			)
			SELECT customer, id, site, touchpoint, occurred_at, overall, face, gap FROM contact WHERE n <= 2 ORDER BY customer, n
			""";

	private final DatabaseClient database;

	LoyaltyQueries(DatabaseClient database) {
		this.database = database;
	}

	/** Of these customers, by what the scope sees; who has rated nothing is missing. */
	Mono<Map<UUID, Loyalty>> of(SiteScope scope, Collection<UUID> customers) {
		if (customers.isEmpty()) {
			return Mono.just(Map.of());
		}
		return found(this.database.sql("""
				WITH RECURSIVE family AS (
					SELECT id, id AS kept FROM customer WHERE id = ANY ($1)
					UNION ALL
					SELECT c.id, f.kept FROM family f JOIN customer c ON c.merged_into = f.id
				), linked AS (
					SELECT f.kept AS customer, k.response FROM family f JOIN rated_contact k ON k.customer = f.id
					WHERE true%s
				)
				""".formatted(at(scope, "$2")) + CONTACTS).bind(0, customers.toArray(UUID[]::new)), 1, scope);
	}

	/** Of all customers who have rated anything that the scope sees. */
	Mono<Map<UUID, Loyalty>> all(SiteScope scope) {
		return found(this.database.sql("""
				WITH RECURSIVE family AS (
					SELECT k.response, c.id, c.merged_into FROM rated_contact k JOIN customer c ON c.id = k.customer
					WHERE true%s
					UNION ALL
					SELECT f.response, c.id, c.merged_into FROM family f JOIN customer c ON c.id = f.merged_into
				), linked AS (
					SELECT id AS customer, response FROM family WHERE merged_into IS NULL
				)
				""".formatted(at(scope, "$1")) + CONTACTS), 0, scope);
	}

	/**
	 * The scope as a condition of its own: row-level security's is not one for an index.
	 */
	private static String at(SiteScope scope, String parameter) {
		return scope.everywhere() ? "" : " AND k.site = ANY (" + parameter + ")";
	}

	/**
	 * @param at where the scope's parameter is
	 */
	private static Mono<Map<UUID, Loyalty>> found(DatabaseClient.GenericExecuteSpec sql, int at, SiteScope scope) {
		return (scope.everywhere() ? sql : sql.bind(at, scope.codes().toArray(String[]::new)))
			.map((row) -> Map.entry(value(row, "customer", UUID.class), contact(row)))
			.all()
			.collect(LinkedHashMap<UUID, List<Contact>>::new,
					(all, one) -> all.computeIfAbsent(one.getKey(), (id) -> new ArrayList<>(2)).add(one.getValue()))
			.map(LoyaltyQueries::judged);
	}

	private static Map<UUID, Loyalty> judged(Map<UUID, List<Contact>> contacts) {
		Map<UUID, Loyalty> judged = new LinkedHashMap<>();
		contacts.forEach((customer, newestFirst) -> {
			Loyalty loyalty = Loyalty.of(newestFirst);
			if (loyalty != null) {
				judged.put(customer, loyalty);
			}
		});
		return judged;
	}

	private static Contact contact(Readable row) {
		return new Contact(value(row, "id", UUID.class), value(row, "site", String.class),
				value(row, "touchpoint", String.class), time(row, "occurred_at"), row.get("gap", Double.class),
				row.get("overall", Integer.class), row.get("face", Integer.class));
	}

}
