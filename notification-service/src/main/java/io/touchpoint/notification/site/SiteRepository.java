package io.touchpoint.notification.site;

import java.util.List;
import java.util.Objects;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
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

	Mono<Site> find(String code) {
		return this.database.sql("""
				SELECT code, name, languages, contact_email, contact_phone, contact_address FROM site WHERE code = $1
				""").bind(0, code).map(SiteRepository::site).one();
	}

	Mono<Void> save(SiteSaved site) {
		return this.database.sql("""
				INSERT INTO site (code, name, region_code, region_name, time_zone, languages, contact_email,
					contact_phone, contact_address, open, revision)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
				ON CONFLICT (code) DO UPDATE SET name = excluded.name, region_code = excluded.region_code,
					region_name = excluded.region_name, time_zone = excluded.time_zone,
					languages = excluded.languages, contact_email = excluded.contact_email,
					contact_phone = excluded.contact_phone, contact_address = excluded.contact_address,
					open = excluded.open, revision = excluded.revision
				WHERE site.revision < excluded.revision
				""")
			.bind(0, site.code())
			.bind(1, site.name())
			.bind(2, site.region().code())
			.bind(3, site.region().name())
			.bind(4, site.timeZone())
			.bind(5, site.spoken().toArray(String[]::new))
			.bind(6, text(site.reachable().email()))
			.bind(7, text(site.reachable().phone()))
			.bind(8, text(site.reachable().address()))
			.bind(9, site.open())
			.bind(10, site.revision())
			.then();
	}

	Mono<Void> forgetRevisions() {
		return this.database.sql("UPDATE site SET revision = 0").then();
	}

	private static Object text(@Nullable String value) {
		return Parameters.in(R2dbcType.VARCHAR, value);
	}

	private static Site site(Readable row) {
		return new Site(required(row, "code"), required(row, "name"),
				List.of(Objects.requireNonNull(row.get("languages", String[].class))),
				row.get("contact_email", String.class), row.get("contact_phone", String.class),
				row.get("contact_address", String.class));
	}

	private static String required(Readable row, String column) {
		return Objects.requireNonNull(row.get(column, String.class));
	}

}
