package io.touchpoint.feedback;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.journey.Survey;
import io.touchpoint.feedback.journey.Surveys;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.TestEvents;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Makes sites as the directory would tell them.
 */
@TestComponent
public class Sites {

	private final EventHandler siteFollower;

	private final SiteScopedTransaction transaction;

	private final DatabaseClient database;

	private final Surveys surveys;

	Sites(EventHandler siteFollower, SiteScopedTransaction transaction, DatabaseClient database, Surveys surveys) {
		this.siteFollower = siteFollower;
		this.transaction = transaction;
		this.database = database;
		this.surveys = surveys;
	}

	public void arrive(String... codes) {
		handle(Arrays.stream(codes).map((code) -> saved(code, "hospital", true, 1)).toList());
	}

	public void handle(List<Event> events) {
		this.transaction.run(SiteScope.allSites(), this.siteFollower.handle(events)).block();
	}

	public static Event saved(String code, String sector, boolean open, int revision) {
		return saved(code, sector, open, revision, "Europe/London");
	}

	/** The same in another time zone. */
	public static Event saved(String code, String sector, boolean open, int revision, String timeZone) {
		return TestEvents.event("site.saved", code, code, Instant.parse("2026-01-01T00:00:00Z"), """
				{"code": "%1$s", "name": "Hospital %1$s", "region": {"code": "north", "name": "North"},
				 "sector": "%2$s", "peerGroup": "%2$s", "timeZone": "%5$s", "languages": ["en", "es", "ar"],
				 "contact": {"email": "care@%1$s.example.org", "phone": "+44 20 7946 0101", "address": "1 Road"},
				 "open": %3$s, "revision": %4$d, "laterMember": 1}
				""".formatted(code, sector, open, revision, timeZone));
	}

	/** The code of the site's web survey at a touchpoint. */
	public String survey(String site, String touchpoint) {
		return this.transaction
			.run(SiteScope.of(site),
					this.database.sql("SELECT code FROM survey WHERE site = $1 AND touchpoint = $2 AND channel = 'WEB'")
						.bind(0, site)
						.bind(1, touchpoint)
						.mapValue(String.class)
						.one())
			.block();
	}

	/** The code of the site's survey at a touchpoint for answers of a channel. */
	public String survey(String site, String touchpoint, Channel channel) {
		return this.transaction
			.run(SiteScope.of(site), this.surveys.at(List.of(site), List.of(touchpoint), channel, null).next())
			.block()
			.code();
	}

	public Survey open(String site, String touchpoint) {
		return this.surveys.known(survey(site, touchpoint)).block();
	}

	/** One id from a query that sees all sites. */
	public UUID id(String sql) {
		return this.transaction.run(SiteScope.allSites(), this.database.sql(sql).mapValue(UUID.class).one()).block();
	}

	/** A change by somebody who sees all sites; how many rows it touched. */
	public long change(String sql) {
		return this.transaction.run(SiteScope.allSites(), this.database.sql(sql).fetch().rowsUpdated()).block();
	}

	/** One number from a query that sees all sites. */
	public long count(String sql) {
		return this.transaction.run(SiteScope.allSites(), this.database.sql(sql).mapValue(Long.class).one()).block();
	}

}
