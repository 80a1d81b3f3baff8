package io.touchpoint.gateway.directory;

import java.time.Instant;
import java.util.Objects;

import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * The table of working calendars.
 */
@Component
class CalendarQueries {

	private static final String SAVE = """
			INSERT INTO site_calendar (site, revision, calendar, changed_at)
			VALUES (:site, :revision, CAST(:calendar AS jsonb), :now)
			ON CONFLICT (site) DO UPDATE SET revision = excluded.revision, calendar = excluded.calendar,
				changed_at = excluded.changed_at
			""";

	private final DatabaseClient database;

	private final JsonMapper json;

	CalendarQueries(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	/** Empty if nobody has set one. */
	Mono<WorkingCalendar> find(String site) {
		return this.database.sql("SELECT CAST(calendar AS text) AS calendar FROM site_calendar WHERE site = :site")
			.bind("site", site)
			.map((row) -> Objects.requireNonNull(row.get("calendar", String.class)))
			.one()
			.map((stored) -> this.json.readValue(stored, WorkingCalendar.class));
	}

	Mono<Void> save(String site, WorkingCalendar calendar, Instant now) {
		return this.database.sql(SAVE)
			.bind("site", site)
			.bind("revision", calendar.revision())
			.bind("calendar", this.json.writeValueAsString(calendar))
			.bind("now", now)
			.then();
	}

}
