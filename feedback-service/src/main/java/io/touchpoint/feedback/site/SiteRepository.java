package io.touchpoint.feedback.site;

import java.util.Collection;
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
	 * Stores the sites; an older revision never replaces a newer one.
	 */
	Mono<Void> save(Collection<Site> sites) {
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
