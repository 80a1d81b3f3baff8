package io.touchpoint.reporting.projection;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;

import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Notes for the screens which sites have news.
 */
@Component
class ChangeRepository {

	private final DatabaseClient database;

	private final Clock clock;

	private final Freshness freshness;

	ChangeRepository(DatabaseClient database, Clock clock, Freshness freshness) {
		this.database = database;
		this.clock = clock;
		this.freshness = freshness;
	}

	/** The kinds of news. */
	enum Kind {

		RESPONSE("response"), COMPLAINT("complaint"), ALERT("alert"), SITE("site");

		private final String word;

		Kind(String word) {
			this.word = word;
		}

	}

	/** Notes news at these sites, if there are any; last statement of the batch. */
	Mono<Void> note(Kind kind, int lane, Collection<String> sites) {
		if (sites.isEmpty()) {
			return Mono.empty();
		}
		Instant now = this.clock.instant();
		return this.database.sql("""
				WITH counter AS (
					INSERT INTO change_counter AS c (kind, lane, n, changed_at) VALUES (:kind, :lane, 1, :now)
					ON CONFLICT (kind, lane) DO UPDATE SET n = c.n + 1, changed_at = excluded.changed_at
					RETURNING n
				)
				INSERT INTO change AS c (site, kind, lane, seq)
				SELECT s.site, :kind, :lane, counter.n FROM unnest(:sites) AS s (site), counter
				ON CONFLICT (site, kind) DO UPDATE SET lane = excluded.lane, seq = excluded.seq
				""")
			.bind("kind", kind.word)
			.bind("lane", lane)
			.bind("now", now)
			.bind("sites", sites.stream().distinct().sorted().toArray(String[]::new))
			.then()
			.doOnSuccess((done) -> this.freshness.at(now));
	}

}
