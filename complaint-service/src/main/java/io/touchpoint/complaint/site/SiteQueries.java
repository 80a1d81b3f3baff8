package io.touchpoint.complaint.site;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class SiteQueries {

	private static final String FIND = """
			SELECT code, name, region, sector, time_zone, languages, email, phone, address, open, site.revision,
				CAST(site_hours.hours AS text) AS hours, site_hours.revision AS hours_revision
			FROM site LEFT JOIN site_hours ON site_hours.site = site.code WHERE code = :code
			""";

	/** An older revision that comes late, or comes again, changes nothing. */
	private static final String SAVE = """
			INSERT INTO site (code, name, region, sector, time_zone, languages, email, phone, address, open, revision)
			VALUES (:code, :name, :region, :sector, :zone, :languages, :email, :phone, :address, :open, :revision)
			ON CONFLICT (code) DO UPDATE SET name = excluded.name, region = excluded.region,
				sector = excluded.sector, time_zone = excluded.time_zone, languages = excluded.languages,
				email = excluded.email, phone = excluded.phone, address = excluded.address, open = excluded.open,
				revision = excluded.revision
			WHERE site.revision < excluded.revision
			""";

	private static final String SAVE_HOURS = """
			INSERT INTO site_hours (site, revision, hours) VALUES (:site, :revision, CAST(:hours AS jsonb))
			ON CONFLICT (site) DO UPDATE SET revision = excluded.revision, hours = excluded.hours
			WHERE site_hours.revision < excluded.revision
			""";

	private final DatabaseClient database;

	private final JsonMapper json;

	SiteQueries(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	Mono<Site> find(String code) {
		return this.database.sql(FIND).bind("code", code).map(this::site).one();
	}

	Mono<Void> save(Site site) {
		return this.database.sql(SAVE)
			.bind("code", site.code())
			.bind("name", site.name())
			.bind("region", text(site.region()))
			.bind("sector", site.sector())
			.bind("zone", site.zone().getId())
			.bind("languages", site.languages().toArray(String[]::new))
			.bind("email", text(site.contact().email()))
			.bind("phone", text(site.contact().phone()))
			.bind("address", text(site.contact().address()))
			.bind("open", site.open())
			.bind("revision", site.revision())
			.then();
	}

	/**
	 * Keeps a calendar.
	 * @param told as the directory told it
	 * @return whether it is another one than before
	 */
	Mono<Boolean> saveHours(String site, JsonNode told, long revision) {
		return this.database.sql(SAVE_HOURS)
			.bind("site", site)
			.bind("revision", revision)
			.bind("hours", told.toString())
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows > 0);
	}

	Mono<Void> forgetRevisions() {
		return this.database.sql("UPDATE site SET revision = 0")
			.then()
			.then(this.database.sql("UPDATE site_hours SET revision = 0").then());
	}

	private static Object text(@Nullable String value) {
		return (value != null) ? value : Parameters.in(R2dbcType.VARCHAR);
	}

	private Site site(Readable row) {
		return new Site(string(row, "code"), string(row, "name"), row.get("region", String.class),
				string(row, "sector"), ZoneId.of(string(row, "time_zone")),
				List.of(Objects.requireNonNull(row.get("languages", String[].class))),
				new SiteContact(row.get("email", String.class), row.get("phone", String.class),
						row.get("address", String.class)),
				Boolean.TRUE.equals(row.get("open", Boolean.class)),
				Objects.requireNonNull(row.get("revision", Long.class)), hours(row));
	}

	private Hours hours(Readable row) {
		String stored = row.get("hours", String.class);
		return (stored == null) ? Hours.WEEKDAYS : SiteFollower.hours(this.json.readTree(stored),
				Objects.requireNonNull(row.get("hours_revision", Long.class)));
	}

	private static String string(Readable row, String column) {
		return Objects.requireNonNull(row.get(column, String.class));
	}

}
