package io.touchpoint.feedback.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class RuleRepository {

	private static final String NEWEST_FIRST = """
			SELECT version, misery_overall, misery_smiley, misery_nps, misery_gap, magic_overall, rate_answers,
				rate_minutes, quiet_minutes, changed_at, changed_by
			FROM moment_rules ORDER BY version DESC LIMIT $1
			""";

	private static final String ADD = """
			INSERT INTO moment_rules (version, misery_overall, misery_smiley, misery_nps, misery_gap, magic_overall,
				rate_answers, rate_minutes, quiet_minutes, changed_at, changed_by)
			OVERRIDING SYSTEM VALUE
			SELECT $11 + 1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
			WHERE $11 = (SELECT coalesce(max(version), 0) FROM moment_rules)
			ON CONFLICT (version) DO NOTHING RETURNING *
			""";

	private final DatabaseClient database;

	RuleRepository(DatabaseClient database) {
		this.database = database;
	}

	Mono<RuleBook.Rules> newest() {
		return changes(1).next();
	}

	Flux<RuleBook.Rules> changes(int most) {
		return this.database.sql(NEWEST_FIRST).bind(0, most).map(RuleRepository::rules).all();
	}

	/**
	 * Adds a version.
	 * @param seen the version that it is a change of
	 * @return empty if somebody else changed that one already
	 */
	Mono<RuleBook.Rules> add(MomentRules moments, RateRules rate, long seen, Instant at, String by) {
		return this.database.sql(ADD)
			.bind(0, moments.miseryOverall())
			.bind(1, moments.miserySmiley())
			.bind(2, moments.miseryNps())
			.bind(3, moments.miseryGap())
			.bind(4, moments.magicOverall())
			.bind(5, rate.answers())
			.bind(6, (int) rate.window().toMinutes())
			.bind(7, (int) rate.quiet().toMinutes())
			.bind(8, at.atOffset(ZoneOffset.UTC))
			.bind(9, by)
			.bind(10, Math.toIntExact(Math.min(seen, Integer.MAX_VALUE - 1L)))
			.map(RuleRepository::rules)
			.one();
	}

	private static RuleBook.Rules rules(Readable row) {
		OffsetDateTime changed = row.get("changed_at", OffsetDateTime.class);
		return new RuleBook.Rules(number(row, "version"),
				new MomentRules(number(row, "misery_overall"), number(row, "misery_smiley"), number(row, "misery_nps"),
						number(row, "misery_gap"), number(row, "magic_overall")),
				new RateRules(number(row, "rate_answers"), Duration.ofMinutes(number(row, "rate_minutes")),
						Duration.ofMinutes(number(row, "quiet_minutes"))),
				(changed != null) ? changed.toInstant() : null, row.get("changed_by", String.class));
	}

	private static int number(Readable row, String column) {
		Integer value = row.get(column, Integer.class);
		return (value != null) ? value : 0;
	}

}
