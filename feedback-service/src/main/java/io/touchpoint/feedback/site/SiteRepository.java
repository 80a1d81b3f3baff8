package io.touchpoint.feedback.site;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import io.touchpoint.feedback.questionnaire.CustomerType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class SiteRepository {

	private final DatabaseClient database;

	SiteRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Stores the sites; an older revision never replaces a newer one. The days of a
	 * site's answers are those of its time zone, so they are counted anew when that
	 * changes.
	 */
	Mono<Void> save(Collection<Site> sites) {
		return moved(sites).flatMap((moved) -> moved.isEmpty() ? store(sites)
				: holdAnswers().then(Mono.defer(() -> store(sites))).then(Mono.defer(() -> countAnew(moved))));
	}

	/**
	 * The sites with other days than before; one whose answers came before it counted
	 * them in UTC.
	 */
	private Mono<List<String>> moved(Collection<Site> sites) {
		return this.database.sql("""
				SELECT n.code
				FROM unnest($1::text[], $2::text[], $3::bigint[]) AS n (code, time_zone, revision)
				LEFT JOIN site s ON s.code = n.code
				WHERE (s.revision <= n.revision AND s.time_zone <> n.time_zone)
					OR (s.code IS NULL AND n.time_zone <> 'UTC'
						AND EXISTS (SELECT FROM answer_day d WHERE d.site = n.code))
				""")
			.bind(0, texts(sites, Site::code))
			.bind(1, texts(sites, Site::timeZone))
			.bind(2, sites.stream().map(Site::revision).toArray(Long[]::new))
			.mapValue(String.class)
			.all()
			.collectList();
	}

	/**
	 * Lets no answer come, go or be judged until the commit. Each of them counts itself
	 * by the zone that it sees: one that is on its way would be counted by the old zone
	 * after the rebuilding has looked, and so twice or never. A site hardly ever moves;
	 * that all wait then costs less than a lock in every answer.
	 */
	private Mono<Void> holdAnswers() {
		return this.database.sql("LOCK TABLE response IN SHARE ROW EXCLUSIVE MODE").then();
	}

	/** As the triggers on {@code response} count, from nothing. */
	private Mono<Void> countAnew(List<String> sites) {
		String[] codes = sites.toArray(String[]::new);
		return this.database.sql("DELETE FROM answer_day WHERE site = ANY ($1)")
			.bind(0, codes)
			.then()
			.then(this.database.sql("""
					INSERT INTO answer_day (site, customer_type, touchpoint, channel, one_tap, day, answers, last_at,
						marks, mark_sum, mark_squares, face_marks)
					SELECT r.site, r.customer_type, r.touchpoint, r.channel, r.one_tap,
						(r.occurred_at AT TIME ZONE s.time_zone)::date, count(*), max(r.occurred_at),
						count(m.mark), coalesce(sum(m.mark), 0), coalesce(sum(m.mark * m.mark), 0),
						count(m.mark) FILTER (WHERE r.overall IS NULL)
					FROM response r JOIN site s ON s.code = r.site
						LEFT JOIN LATERAL (SELECT standing_mark(r.overall, r.face) AS mark) m
							ON r.verdict IS DISTINCT FROM 'EXCLUDED'
					WHERE r.site = ANY ($1)
					GROUP BY 1, 2, 3, 4, 5, 6
					""").bind(0, codes).then());
	}

	private Mono<Void> store(Collection<Site> sites) {
		return this.database
			.sql("""
					INSERT INTO site (code, name, region, sector, customer_type, time_zone, languages, email, phone, address,
						open, revision)
					SELECT n.code, n.name, n.region, n.sector, n.customer_type, n.time_zone,
						string_to_array(n.languages, ' '), n.email, n.phone, n.address, n.open, n.revision
					FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
						$8::text[], $9::text[], $10::text[], $11::boolean[], $12::bigint[])
						AS n (code, name, region, sector, customer_type, time_zone, languages, email, phone, address, open,
							revision)
					ON CONFLICT (code) DO UPDATE SET name = excluded.name, region = excluded.region,
						sector = excluded.sector, customer_type = excluded.customer_type, time_zone = excluded.time_zone,
						languages = excluded.languages, email = excluded.email, phone = excluded.phone,
						address = excluded.address, open = excluded.open, revision = excluded.revision
					WHERE site.revision <= excluded.revision
					""")
			.bind(0, texts(sites, Site::code))
			.bind(1, texts(sites, Site::name))
			.bind(2, texts(sites, (site) -> site.region().code()))
			.bind(3, texts(sites, Site::sector))
			.bind(4, texts(sites, (site) -> CustomerType.ofSector(site.sector()).name()))
			.bind(5, texts(sites, Site::timeZone))
			.bind(6, texts(sites, (site) -> String.join(" ", site.languages())))
			.bind(7, texts(sites, (site) -> (site.contact() != null) ? site.contact().email() : null))
			.bind(8, texts(sites, (site) -> (site.contact() != null) ? site.contact().phone() : null))
			.bind(9, texts(sites, (site) -> (site.contact() != null) ? site.contact().address() : null))
			.bind(10, sites.stream().map(Site::open).toArray(Boolean[]::new))
			.bind(11, sites.stream().map(Site::revision).toArray(Long[]::new))
			.then();
	}

	Mono<Void> forgetRevisions() {
		return this.database.sql("UPDATE site SET revision = 0").then();
	}

	private static String[] texts(Collection<Site> sites, Function<Site, @Nullable String> value) {
		return sites.stream().map(value).toArray(String[]::new);
	}

}
