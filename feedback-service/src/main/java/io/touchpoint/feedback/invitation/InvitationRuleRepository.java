package io.touchpoint.feedback.invitation;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * The rules by which customers are invited, as head office changed them last. They belong
 * to no site, so they are read in the caller's transaction, if there is one.
 */
@Component
class InvitationRuleRepository {

	private static final String NEWEST_FIRST = """
			SELECT version, rest_days, remind_days, good_days, delay_hours, after_first_visit, after_visit, changed_at,
				changed_by
			FROM invitation_rules ORDER BY version DESC LIMIT $1
			""";

	private final DatabaseClient database;

	private final InvitationRules usual;

	private final Clock clock;

	InvitationRuleRepository(DatabaseClient database, InvitationProperties properties, Clock clock) {
		this.database = database;
		this.usual = InvitationRules.usual(properties);
		this.clock = clock;
	}

	/** What comes with the service. */
	InvitationRules usual() {
		return this.usual;
	}

	/** The rules that count now. */
	Mono<InvitationRules> current() {
		return changes(1).next().defaultIfEmpty(this.usual);
	}

	/** The changes, the newest first. */
	Flux<InvitationRules> changes(int most) {
		return this.database.sql(NEWEST_FIRST).bind(0, most).map(InvitationRuleRepository::read).all();
	}

	/**
	 * Lets other rules count from now on.
	 * @param seen the version that they are a change of
	 * @return empty if somebody else changed that one already
	 */
	Mono<InvitationRules> change(InvitationRules wanted, long seen, String by) {
		return this.database
			.sql("""
					INSERT INTO invitation_rules (version, rest_days, remind_days, good_days, delay_hours, after_first_visit,
						after_visit, changed_at, changed_by)
					SELECT $1 + 1, $2, $3, $4, $5, $6, $7, $8, $9
					WHERE $1 = (SELECT coalesce(max(version), 0) FROM invitation_rules)
					ON CONFLICT (version) DO NOTHING RETURNING *
					""")
			.bind(0, Math.toIntExact(Math.min(seen, Integer.MAX_VALUE - 1L)))
			.bind(1, (short) wanted.rest().toDays())
			.bind(2, (short) wanted.remindAfter().toDays())
			.bind(3, (short) wanted.goodFor().toDays())
			.bind(4, (short) wanted.delay().toHours())
			.bind(5, wanted.afterFirstVisit())
			.bind(6, wanted.afterVisit())
			.bind(7, this.clock.instant().atOffset(ZoneOffset.UTC))
			.bind(8, by)
			.map(InvitationRuleRepository::read)
			.one();
	}

	private static InvitationRules read(Readable row) {
		return new InvitationRules(need(row, "version", Integer.class), days(row, "rest_days"),
				days(row, "remind_days"), days(row, "good_days"),
				Duration.ofHours(need(row, "delay_hours", Short.class)), need(row, "after_first_visit", Boolean.class),
				need(row, "after_visit", Boolean.class), need(row, "changed_at", OffsetDateTime.class).toInstant(),
				need(row, "changed_by", String.class));
	}

	private static Duration days(Readable row, String column) {
		return Duration.ofDays(need(row, column, Short.class));
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
