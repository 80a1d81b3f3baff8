package io.touchpoint.complaint.clock;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * The sites whose deadlines are to be worked out anew.
 */
@Component
class ReviewRepository {

	/** Another change while one is being worked off begins from the front again. */
	private static final String ASK = """
			INSERT INTO deadline_review (site, asked_at, after) VALUES (:site, :now, NULL)
			ON CONFLICT (site) DO UPDATE SET asked_at = greatest(excluded.asked_at,
				deadline_review.asked_at + interval '1 microsecond'), after = NULL, failed = '{}'
			""";

	private static final String OPEN = """
			SELECT id FROM complaint
			WHERE site = :site AND (CAST(:after AS uuid) IS NULL OR id > :after)
				AND status IN ('RECEIVED', 'ACKNOWLEDGED', 'INVESTIGATING', 'WAITING_FOR_CUSTOMER', 'REOPENED')
			ORDER BY id LIMIT :most
			""";

	private static final String COME = """
			UPDATE deadline_review SET after = :after, failed = :failed WHERE site = :site AND asked_at = :asked
			""";

	private static final String COUNTRIES = """
			SELECT DISTINCT hours ->> 'country' AS country, hours ->> 'holidayRegion' AS region FROM site_hours
			WHERE hours ->> 'country' IS NOT NULL
			""";

	private final DatabaseClient database;

	ReviewRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * How far a site is.
	 *
	 * @param after the last case that had its turn
	 * @param failed those before it that are to be tried again
	 */
	record Review(String site, Instant askedAt, @Nullable UUID after, List<UUID> failed) {
	}

	Mono<Void> ask(String site, Instant now) {
		return this.database.sql(ASK).bind("site", site).bind("now", now).then();
	}

	Flux<Review> all() {
		return this.database.sql("SELECT site, asked_at, after, failed FROM deadline_review ORDER BY asked_at")
			.map((row) -> new Review(Objects.requireNonNull(row.get("site", String.class)),
					Objects.requireNonNull(row.get("asked_at", Instant.class)), row.get("after", UUID.class),
					List.of(Objects.requireNonNull(row.get("failed", UUID[].class)))))
			.all();
	}

	Flux<UUID> open(Review review, int most) {
		return this.database.sql(OPEN)
			.bind("site", review.site())
			.bind("after", (review.after() != null) ? review.after() : Parameters.in(UUID.class))
			.bind("most", most)
			.map((row) -> Objects.requireNonNull(row.get("id", UUID.class)))
			.all();
	}

	/** The countries whose holidays sites keep. */
	Flux<HolidayTables.Country> countries() {
		return this.database.sql(COUNTRIES)
			.map((row) -> new HolidayTables.Country(Objects.requireNonNull(row.get("country", String.class)),
					row.get("region", String.class)))
			.all();
	}

	Mono<Void> come(Review review, @Nullable UUID after, List<UUID> failed) {
		return this.database.sql(COME)
			.bind("after", (after != null) ? after : Parameters.in(UUID.class))
			.bind("failed", failed.toArray(UUID[]::new))
			.bind("site", review.site())
			.bind("asked", review.askedAt())
			.then();
	}

	Mono<Void> done(Review review) {
		return this.database.sql("DELETE FROM deadline_review WHERE site = :site AND asked_at = :asked")
			.bind("site", review.site())
			.bind("asked", review.askedAt())
			.then();
	}

}
