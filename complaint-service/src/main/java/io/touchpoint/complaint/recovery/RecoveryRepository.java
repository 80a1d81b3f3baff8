package io.touchpoint.complaint.recovery;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class RecoveryRepository {

	private static final String ADD = """
			INSERT INTO recovery_request (alert, site, response, due_at) VALUES (:alert, :site, :response, :due)
			ON CONFLICT (alert) DO NOTHING
			""";

	private static final String DUE = """
			SELECT alert, site, response, tries FROM recovery_request
			WHERE done_at IS NULL AND due_at <= :now ORDER BY due_at LIMIT :most
			""";

	private static final String DONE = """
			UPDATE recovery_request SET done_at = :now, complaint = :complaint WHERE alert = :alert AND done_at IS NULL
			""";

	private static final String LATER = """
			UPDATE recovery_request SET due_at = :due, tries = tries + 1 WHERE alert = :alert AND done_at IS NULL
			""";

	private final DatabaseClient database;

	RecoveryRepository(DatabaseClient database) {
		this.database = database;
	}

	Mono<Void> add(UUID alert, String site, UUID response, Instant due) {
		return this.database.sql(ADD)
			.bind("alert", alert)
			.bind("site", site)
			.bind("response", response)
			.bind("due", due)
			.then();
	}

	Flux<RecoveryRequest> due(Instant now, int most) {
		return this.database.sql(DUE)
			.bind("now", now)
			.bind("most", most)
			.map((row) -> new RecoveryRequest(Objects.requireNonNull(row.get("alert", UUID.class)),
					Objects.requireNonNull(row.get("site", String.class)),
					Objects.requireNonNull(row.get("response", UUID.class)),
					Objects.requireNonNull(row.get("tries", Integer.class))))
			.all();
	}

	/**
	 * @param complaint the case; null if there is nobody to open one for
	 */
	Mono<Void> done(UUID alert, @Nullable UUID complaint, Instant now) {
		var update = this.database.sql(DONE).bind("alert", alert).bind("now", now);
		return ((complaint != null) ? update.bind("complaint", complaint) : update.bindNull("complaint", UUID.class))
			.then();
	}

	Mono<Void> later(UUID alert, Instant due) {
		return this.database.sql(LATER).bind("alert", alert).bind("due", due).then();
	}

}
