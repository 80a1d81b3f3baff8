package io.touchpoint.gateway.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * The tables of sites and regions.
 */
@Component
class SiteQueries {

	private static final String COLUMNS = """
			site.code, site.name, site.region, region.name AS region_name, site.sector, site.peer_group,
			site.time_zone, site.languages, site.email, site.phone, site.address, site.open, site.revision
			""";

	private static final String SELECT = "SELECT " + COLUMNS + " FROM site JOIN region ON region.code = site.region ";

	private static final String LIST = SELECT + """
			WHERE (CAST(:region AS text) IS NULL OR site.region = :region)
				AND (CAST(:open AS boolean) IS NULL OR site.open = :open)
				AND (CAST(:q AS text) IS NULL OR site.name ILIKE :q OR site.code ILIKE :q)
			ORDER BY site.code
			""";

	/** Sites that are there already stay as they are; only new ones are answered. */
	private static final String INSERT = """
			WITH wanted AS (
				SELECT * FROM jsonb_to_recordset(CAST(:sites AS jsonb)) AS w (code text, name text, region text,
					sector text, peer_group text, time_zone text, languages text[], email text, phone text, address text)
			), site AS (
				INSERT INTO site (code, name, region, sector, peer_group, time_zone, languages, email, phone, address,
					created_at, changed_at)
				SELECT code, name, region, sector, peer_group, time_zone, languages, email, phone, address, :now, :now
				FROM wanted
				ON CONFLICT (code) DO NOTHING
				RETURNING *
			)
			SELECT %s FROM site JOIN region ON region.code = site.region ORDER BY site.code
			"""
		.formatted(COLUMNS);

	private static final String UPDATE = """
			UPDATE site
			SET name = :name, region = :region, sector = :sector, peer_group = :peerGroup, time_zone = :timeZone,
				languages = :languages, email = :email, phone = :phone, address = :address, open = :open,
				revision = :revision, changed_at = :now
			WHERE code = :code
			""";

	private static final String ADD_REGIONS = """
			INSERT INTO region (code, name)
			SELECT code, name FROM unnest(CAST(:codes AS text[]), CAST(:names AS text[])) AS r (code, name)
			ON CONFLICT (code) DO NOTHING
			""";

	private static final String TOUCH_REGION = """
			WITH site AS (
				UPDATE site SET revision = revision + 1, changed_at = :now WHERE region = :region RETURNING *
			)
			SELECT %s FROM site JOIN region ON region.code = site.region ORDER BY site.code
			""".formatted(COLUMNS);

	private final DatabaseClient database;

	private final JsonMapper json;

	SiteQueries(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	Flux<Site> list(@Nullable String region, @Nullable String q, @Nullable Boolean open) {
		return this.database.sql(LIST)
			.bind("region", text(region))
			.bind("open", Parameters.in(R2dbcType.BOOLEAN, open))
			.bind("q", text(like(q)))
			.map(SiteQueries::site)
			.all();
	}

	Mono<Site> find(String code) {
		return this.database.sql(SELECT + "WHERE site.code = :code").bind("code", code).map(SiteQueries::site).one();
	}

	Mono<Site> lock(String code) {
		return this.database.sql(SELECT + "WHERE site.code = :code FOR UPDATE OF site")
			.bind("code", code)
			.map(SiteQueries::site)
			.one();
	}

	Flux<Site> insert(Collection<NewSite> sites, Instant now) {
		List<Row> rows = sites.stream().map(Row::of).toList();
		return this.database.sql(INSERT)
			.bind("sites", this.json.writeValueAsString(rows))
			.bind("now", now)
			.map(SiteQueries::site)
			.all();
	}

	Mono<Void> update(Site site, Instant now) {
		return this.database.sql(UPDATE)
			.bind("name", site.name())
			.bind("region", site.region().code())
			.bind("sector", site.sector().code())
			.bind("peerGroup", text(site.peerGroup()))
			.bind("timeZone", site.timeZone())
			.bind("languages", site.languages().toArray(String[]::new))
			.bind("email", text(site.contact().email()))
			.bind("phone", text(site.contact().phone()))
			.bind("address", text(site.contact().address()))
			.bind("open", site.open())
			.bind("revision", site.revision())
			.bind("now", now)
			.bind("code", site.code())
			.then();
	}

	Flux<String> known(String[] codes) {
		return this.database.sql("SELECT code FROM site WHERE code = ANY (:codes)")
			.bind("codes", codes)
			.mapValue(String.class)
			.all();
	}

	Flux<Region> regions() {
		return this.database.sql("SELECT code, name, revision FROM region ORDER BY name, code")
			.map(SiteQueries::region)
			.all();
	}

	Mono<Region> lockRegion(String code) {
		return this.database.sql("SELECT code, name, revision FROM region WHERE code = :code FOR UPDATE")
			.bind("code", code)
			.map(SiteQueries::region)
			.one();
	}

	Mono<String> regionName(String code) {
		return this.database.sql("SELECT name FROM region WHERE code = :code")
			.bind("code", code)
			.mapValue(String.class)
			.one();
	}

	/**
	 * Adds those that are missing, in order, so that two imports cannot wait for each
	 * other.
	 */
	Mono<Long> addRegions(String[] codes, String[] names) {
		return this.database.sql(ADD_REGIONS).bind("codes", codes).bind("names", names).fetch().rowsUpdated();
	}

	Mono<Void> renameRegion(String code, String name) {
		return this.database.sql("UPDATE region SET name = :name, revision = revision + 1 WHERE code = :code")
			.bind("name", name)
			.bind("code", code)
			.then();
	}

	/**
	 * A new revision for every site of a region, because each of them carries its name.
	 */
	Flux<Site> touchRegion(String region, Instant now) {
		return this.database.sql(TOUCH_REGION).bind("region", region).bind("now", now).map(SiteQueries::site).all();
	}

	private static Object text(@Nullable String value) {
		return Parameters.in(R2dbcType.VARCHAR, value);
	}

	private static @Nullable String like(@Nullable String q) {
		return (q == null || q.isBlank()) ? null
				: "%" + q.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
	}

	private static Region region(Readable row) {
		return new Region(value(row, "code", String.class), value(row, "name", String.class),
				value(row, "revision", Long.class));
	}

	private static Site site(Readable row) {
		return new Site(value(row, "code", String.class), value(row, "name", String.class),
				new Site.SiteRegion(value(row, "region", String.class), value(row, "region_name", String.class)),
				Sector.parse(value(row, "sector", String.class)), row.get("peer_group", String.class),
				value(row, "time_zone", String.class), List.of(value(row, "languages", String[].class)),
				new Contact(row.get("email", String.class), row.get("phone", String.class),
						row.get("address", String.class)),
				value(row, "open", Boolean.class), value(row, "revision", Long.class));
	}

	private static <T> T value(Readable row, String column, Class<T> type) {
		T value = row.get(column, type);
		if (value == null) {
			throw new IllegalStateException("Column " + column + " is null");
		}
		return value;
	}

	/** A row of the bulk insert, in the names of its columns. */
	private record Row(@Nullable String code, String name, String region, String sector, @Nullable String peer_group,
			String time_zone, List<String> languages, @Nullable String email, @Nullable String phone,
			@Nullable String address) {

		static Row of(NewSite site) {
			Contact contact = site.contactOrNone();
			return new Row(site.code(), site.name().strip(), site.region().code(), site.sector().code(),
					site.peerGroup(), site.timeZone(), site.languages(), contact.email(), contact.phone(),
					contact.address());
		}

	}

}
