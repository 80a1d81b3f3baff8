package io.touchpoint.complaint.recovery;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.touchpoint.complaint.casework.Complaint;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class RatingRepository {

	private static final String ADD = """
			INSERT INTO recovery_rating (complaint, resolved_at, site, handling, relation, first_mark, words, at)
			VALUES (:complaint, :resolvedAt, :site, :handling, :relation, :first, :words, :at)
			ON CONFLICT (complaint, resolved_at) DO NOTHING
			""";

	private static final String OF_CASE = """
			SELECT resolved_at, handling, relation, first_mark, words, at FROM recovery_rating
			WHERE complaint = :complaint ORDER BY resolved_at
			""";

	private final DatabaseClient database;

	RatingRepository(DatabaseClient database) {
		this.database = database;
	}

	/** True if the resolution was not rated before. */
	Mono<Boolean> add(Complaint complaint, Rating rating) {
		return this.database.sql(ADD)
			.bind("complaint", complaint.id())
			.bind("resolvedAt", rating.resolvedAt())
			.bind("site", complaint.site())
			.bind("handling", rating.handling())
			.bind("relation", rating.relation())
			.bind("first", (rating.first() != null) ? rating.first() : Parameters.in(R2dbcType.INTEGER))
			.bind("words", (rating.words() != null) ? rating.words() : Parameters.in(R2dbcType.VARCHAR))
			.bind("at", rating.at())
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1);
	}

	Flux<Rating> ofCase(UUID complaint) {
		return this.database.sql(OF_CASE)
			.bind("complaint", complaint)
			.map((row) -> new Rating(Objects.requireNonNull(row.get("resolved_at", Instant.class)),
					Objects.requireNonNull(row.get("handling", Integer.class)),
					Objects.requireNonNull(row.get("relation", Integer.class)), row.get("first_mark", Integer.class),
					row.get("words", String.class), Objects.requireNonNull(row.get("at", Instant.class))))
			.all();
	}

}
