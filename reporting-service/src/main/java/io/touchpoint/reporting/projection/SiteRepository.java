package io.touchpoint.reporting.projection;

import java.util.Collection;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * The directory of sites as this service knows it.
 */
@Component
class SiteRepository {

	private final DatabaseClient database;

	SiteRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * A site that is now known better.
	 *
	 * @param code its code
	 * @param timeZone its time zone from now on
	 * @param moved whether its days begin at another time than they were counted by so
	 * far
	 */
	record Change(String code, String timeZone, boolean moved) {
	}

	/**
	 * Takes whatever is told next for newer.
	 */
	Mono<Void> forgetRevisions() {
		return this.database.sql("UPDATE site SET revision = 0").then();
	}

	/**
	 * Keeps the sites that are newer than what is known. An unknown site's days were
	 * assumed to be those of UTC.
	 * @param sites at most one state of each
	 * @return those that were kept
	 */
	Flux<Change> save(Collection<SiteFact> sites) {
		return this.database.sql("""
				WITH incoming AS (
					SELECT * FROM unnest(:codes, :names, :regions, :regionNames, :peerGroups, :zones, :open, :revisions)
						AS i (code, name, region, region_name, peer_group, time_zone, open, revision)
				), before AS (
					SELECT s.code, s.time_zone FROM site s JOIN incoming USING (code)
				), saved AS (
					INSERT INTO site AS s (code, name, region, region_name, peer_group, time_zone, open, revision)
					SELECT code, name, region, region_name, peer_group, time_zone, open, revision FROM incoming
					ON CONFLICT (code) DO UPDATE
					SET name = excluded.name, region = excluded.region, region_name = excluded.region_name,
						peer_group = excluded.peer_group, time_zone = excluded.time_zone, open = excluded.open,
						revision = excluded.revision
					WHERE s.revision < excluded.revision
					RETURNING s.code, s.time_zone
				)
				SELECT s.code, s.time_zone, s.time_zone <> coalesce(b.time_zone, 'UTC')
					AND (EXISTS (SELECT FROM response_fact f WHERE f.site = s.code)
						OR EXISTS (SELECT FROM complaint_fact f WHERE f.site = s.code)
						OR EXISTS (SELECT FROM promise_fact f WHERE f.site = s.code)
						OR EXISTS (SELECT FROM reaction_fact f WHERE f.site = s.code)
						OR EXISTS (SELECT FROM visit_fact f WHERE f.site = s.code)) AS moved
				FROM saved s LEFT JOIN before b USING (code)
				""")
			.bind("codes", Columns.of(sites, SiteFact::code, String[]::new))
			.bind("names", Columns.of(sites, SiteFact::name, String[]::new))
			.bind("regions", Columns.of(sites, SiteFact::region, String[]::new))
			.bind("regionNames", Columns.of(sites, SiteFact::regionName, String[]::new))
			.bind("peerGroups", Columns.of(sites, SiteFact::peerGroup, String[]::new))
			.bind("zones", Columns.of(sites, SiteFact::timeZone, String[]::new))
			.bind("open", Columns.of(sites, SiteFact::open, Boolean[]::new))
			.bind("revisions", Columns.of(sites, SiteFact::revision, Long[]::new))
			.map((row) -> new Change(Columns.value(row, "code", String.class),
					Columns.value(row, "time_zone", String.class), Columns.value(row, "moved", Boolean.class)))
			.all();
	}

}
