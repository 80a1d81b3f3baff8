package io.touchpoint.feedback.visit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.starter.scan.ScanCheck;
import io.touchpoint.starter.security.Secret;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Keeps what shoppers write until it is counted; always in the caller's transaction.
 */
@Component
class VisitDraftRepository {

	/**
	 * A visit as its shopper finds it.
	 *
	 * @param zone the site's
	 * @param handedInAt when the report was handed in; null before
	 * @param typed what was typed so far, by field of the page
	 * @param revision of what was typed; 0 before anything was
	 * @param page the page that saved it last
	 */
	record Opened(SiteVisit visit, ZoneId zone, @Nullable Instant handedInAt, MultiValueMap<String, String> typed,
			long revision, @Nullable UUID page) {

		Opened saved(long revision) {
			return new Opened(this.visit, this.zone, this.handedInAt, this.typed, revision, this.page);
		}

	}

	private static final TypeReference<Map<String, List<String>>> TYPED = new TypeReference<>() {
	};

	private static final String OPENED = VisitRow.SELECT
		.replace("SELECT v.id,",
				"SELECT coalesce(i.time_zone, 'UTC') AS zone, v.handed_in_at,"
						+ " d.typed::text AS typed, coalesce(d.revision, 0) AS draft, d.page, v.id,")
		.replace("FROM site_visit v", "FROM site_visit v LEFT JOIN visit_draft d ON d.visit = v.id");

	private final DatabaseClient database;

	private final JsonMapper json;

	VisitDraftRepository(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	/** Empty if no address of a visit has this secret. */
	Mono<Opened> find(Secret secret) {
		return this.database.sql(OPENED + "WHERE v.id = (SELECT s.visit FROM visit_secret s WHERE s.hash = $1)")
			.bind(0, secret.hash())
			.map(this::opened)
			.one();
	}

	/** The visit, locked until the transaction ends. */
	Mono<Opened> take(UUID visit) {
		return this.database.sql(OPENED + "WHERE v.id = $1 FOR UPDATE OF v").bind(0, visit).map(this::opened).one();
	}

	private Opened opened(Readable row) {
		String typed = row.get("typed", String.class);
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		if (typed != null) {
			fields.putAll(this.json.readValue(typed, TYPED));
		}
		return new Opened(VisitRow.read(row, this.json), ZoneId.of(VisitRow.value(row, "zone", String.class)),
				VisitRow.optionalTime(row, "handed_in_at"), fields, VisitRow.value(row, "draft", Long.class),
				row.get("page", UUID.class));
	}

	/**
	 * Saves what was typed, unless another page has saved since the one that it was typed
	 * on; whoever does not say on which it was is believed.
	 * @return the new revision; empty if it was not saved
	 */
	Mono<Long> save(SiteVisit visit, MultiValueMap<String, String> typed, @Nullable DraftBasis basis, Instant now) {
		DatabaseClient.GenericExecuteSpec save = this.database.sql("""
				WITH started AS (
					UPDATE site_visit SET state = 'STARTED', started_at = $4, revision = revision + 1
					WHERE id = $1 AND state = 'PLANNED'
				)
				INSERT INTO visit_draft AS d (visit, site, typed, saved_at, page)
				VALUES ($1, $2, $3::text::jsonb, $4, $6)
				ON CONFLICT (visit) DO UPDATE
				SET typed = excluded.typed, saved_at = excluded.saved_at, revision = d.revision + 1,
					page = excluded.page
				WHERE $5::bigint IS NULL OR d.revision <= $5 OR d.page = $6
				RETURNING revision
				""")
			.bind(0, visit.id())
			.bind(1, visit.site())
			.bind(2, this.json.writeValueAsString(typed))
			.bind(3, now.atOffset(ZoneOffset.UTC));
		save = (basis != null) ? save.bind(4, basis.revision()).bind(5, basis.page())
				: save.bindNull(4, Long.class).bindNull(5, UUID.class);
		return save.mapValue(Long.class).one();
	}

	/** From here on the report stands as it is. */
	Mono<Void> handIn(UUID visit, Instant now) {
		return this.database.sql("UPDATE site_visit SET handed_in_at = $2 WHERE id = $1 AND handed_in_at IS NULL")
			.bind(0, visit)
			.bind(1, now.atOffset(ZoneOffset.UTC))
			.then();
	}

	/** Counts the report, and forgets what was typed for it. */
	Mono<Void> done(UUID visit, Report report, Instant now) {
		DatabaseClient.GenericExecuteSpec update = this.database.sql("""
				WITH gone AS (DELETE FROM visit_draft WHERE visit = $1),
				stops AS (
					UPDATE visit_stop p SET response = s.response, score = s.score, scored = s.scored
					FROM unnest($8::uuid[], $9::double precision[], $10::integer[])
						WITH ORDINALITY AS s (response, score, scored, n)
					WHERE p.visit = $1 AND p.ordinal = s.n
				)
				UPDATE site_visit SET state = 'DONE', ended_at = $2, scores = $3::text::jsonb, scored = $4, score = $5,
					notes = $6, observed = $7, revision = revision + 1
				WHERE id = $1
				""")
			.bind(0, visit)
			.bind(1, now.atOffset(ZoneOffset.UTC))
			.bind(2, this.json.writeValueAsString(report.scores()));
		VisitScores.Score overall = report.scores().overall();
		update = update.bind(3, (overall != null) ? overall.n() : 0);
		update = (overall != null) ? update.bind(4, overall.value()) : update.bindNull(4, Double.class);
		update = bindText(bindText(update, 5, report.notes()), 6, report.observed());
		List<Counted> counted = report.counted();
		return update.bind(7, counted.stream().map(Counted::response).toArray(UUID[]::new))
			.bind(8, counted.stream()
				.map((stop) -> (stop.score() != null) ? stop.score().value() : null)
				.toArray(Double[]::new))
			.bind(9, counted.stream()
				.map((stop) -> (stop.score() != null) ? stop.score().n() : 0)
				.toArray(Integer[]::new))
			.then();
	}

	/**
	 * What is kept of a report that was counted.
	 *
	 * @param counted stop by stop
	 */
	record Report(List<Counted> counted, VisitScores scores, @Nullable String notes, @Nullable String observed) {
	}

	/** What became of one stop. */
	record Counted(UUID response, VisitScores.@Nullable Score score) {
	}

	/**
	 * Adds a photo unless the stop has enough.
	 * @return how many were added
	 */
	Mono<Long> addPhoto(UUID id, SiteVisit visit, int ordinal, ScanCheck.Scan photo, int most, Instant now) {
		return this.database.sql("""
				INSERT INTO visit_photo (id, visit, site, ordinal, type, bytes, content, taken_at)
				SELECT $1, $2, $3, $4, $5, $6, $7, $8
				WHERE (SELECT count(*) FROM visit_photo WHERE visit = $2 AND ordinal = $4) < $9
				""")
			.bind(0, id)
			.bind(1, visit.id())
			.bind(2, visit.site())
			.bind(3, ordinal)
			.bind(4, photo.type())
			.bind(5, photo.content().length)
			.bind(6, photo.content())
			.bind(7, now.atOffset(ZoneOffset.UTC))
			.bind(8, most)
			.fetch()
			.rowsUpdated();
	}

	Mono<Void> removePhoto(UUID visit, UUID photo) {
		return this.database.sql("DELETE FROM visit_photo WHERE visit = $1 AND id = $2")
			.bind(0, visit)
			.bind(1, photo)
			.then();
	}

	/** Reports that were handed in and not counted: whoever took them died meanwhile. */
	Flux<UUID> uncounted() {
		return this.database
			.sql("SELECT id FROM site_visit WHERE state IN ('PLANNED', 'STARTED') AND handed_in_at IS NOT NULL")
			.mapValue(UUID.class)
			.all();
	}

	/** Visits whose time is over, with nothing handed in. */
	Flux<UUID> late(Instant now) {
		return this.database.sql("""
				SELECT id FROM site_visit
				WHERE state IN ('PLANNED', 'STARTED') AND handed_in_at IS NULL AND closes_at < $1
				""").bind(0, now.atOffset(ZoneOffset.UTC)).mapValue(UUID.class).all();
	}

	Mono<Void> missed(UUID visit, Instant now) {
		return this.database.sql("""
				UPDATE site_visit SET state = 'MISSED', ended_at = $2, revision = revision + 1 WHERE id = $1
				""").bind(0, visit).bind(1, now.atOffset(ZoneOffset.UTC)).then();
	}

	/**
	 * Visits whose shopper is to be reminded: by mail, once, and not of what was planned
	 * only just before.
	 */
	Flux<UUID> toRemind(Instant now, Instant endsBefore, Duration before) {
		return this.database.sql("""
				SELECT id FROM site_visit
				WHERE state IN ('PLANNED', 'STARTED') AND handed_in_at IS NULL AND reminded_at IS NULL
					AND shopper_email IS NOT NULL AND closes_at > $1 AND window_to <= $2
					AND planned_at <= window_to - make_interval(secs => $3)
				""")
			.bind(0, now.atOffset(ZoneOffset.UTC))
			.bind(1, endsBefore.atOffset(ZoneOffset.UTC))
			.bind(2, (double) before.toSeconds())
			.mapValue(UUID.class)
			.all();
	}

	/**
	 * Notes that the shopper is being reminded.
	 * @return how many visits that is news for
	 */
	Mono<Long> reminded(UUID visit, Instant now) {
		return this.database.sql("UPDATE site_visit SET reminded_at = $2 WHERE id = $1 AND reminded_at IS NULL")
			.bind(0, visit)
			.bind(1, now.atOffset(ZoneOffset.UTC))
			.fetch()
			.rowsUpdated();
	}

	/** Visits whose window has passed without a report, and of which nobody was told. */
	Flux<SiteVisit> overdue(Instant now) {
		return this.database.sql(VisitRow.SELECT + """
				WHERE v.overdue_told_at IS NULL AND v.handed_in_at IS NULL
					AND v.state IN ('PLANNED', 'STARTED', 'MISSED') AND v.window_to < $1
				ORDER BY v.window_to
				""").bind(0, now.atOffset(ZoneOffset.UTC)).map((row) -> VisitRow.read(row, this.json)).all();
	}

	/**
	 * Notes that it is being told, if it still holds.
	 * @return how many visits that is news for
	 */
	Mono<Long> overdueTold(UUID visit, Instant now) {
		return this.database.sql("""
				UPDATE site_visit SET overdue_told_at = $2
				WHERE id = $1 AND overdue_told_at IS NULL AND handed_in_at IS NULL AND window_to < $2
					AND state IN ('PLANNED', 'STARTED', 'MISSED')
				""").bind(0, visit).bind(1, now.atOffset(ZoneOffset.UTC)).fetch().rowsUpdated();
	}

	/** Visits with a score that was not told: they were counted by an older version. */
	Flux<UUID> scoreUntold() {
		return this.database
			.sql("SELECT id FROM site_visit WHERE state = 'DONE' AND score_told_at IS NULL AND score IS NOT NULL")
			.mapValue(UUID.class)
			.all();
	}

	/**
	 * Notes that the score is being told.
	 * @return how many visits that is news for
	 */
	Mono<Long> scoreTold(UUID visit, Instant now) {
		return this.database.sql("""
				UPDATE site_visit SET score_told_at = $2
				WHERE id = $1 AND state = 'DONE' AND score_told_at IS NULL AND score IS NOT NULL
				""").bind(0, visit).bind(1, now.atOffset(ZoneOffset.UTC)).fetch().rowsUpdated();
	}

	private static DatabaseClient.GenericExecuteSpec bindText(DatabaseClient.GenericExecuteSpec statement, int index,
			@Nullable String text) {
		return (text != null) ? statement.bind(index, text) : statement.bindNull(index, String.class);
	}

}
