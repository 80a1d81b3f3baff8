package io.touchpoint.complaint.tracking;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.touchpoint.starter.security.Secret;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class TrackingRepository {

	private static final String ADD = """
			INSERT INTO tracking_secret (hash, complaint, site, created_at) VALUES (:hash, :complaint, :site, :now)
			""";

	/** The link of a case that was merged leads to the one that stays. */
	private static final String FIND = """
			SELECT coalesce(c.merged_into, s.complaint) AS complaint, s.site
			FROM tracking_secret s JOIN complaint c ON c.id = s.complaint WHERE s.hash = :hash
			""";

	private final DatabaseClient database;

	TrackingRepository(DatabaseClient database) {
		this.database = database;
	}

	Mono<Void> add(Secret secret, UUID complaint, String site, Instant now) {
		return this.database.sql(ADD)
			.bind("hash", secret.hash())
			.bind("complaint", complaint)
			.bind("site", site)
			.bind("now", now)
			.then();
	}

	Mono<Tracked> find(Secret secret) {
		return this.database.sql(FIND)
			.bind("hash", secret.hash())
			.map((row) -> new Tracked(Objects.requireNonNull(row.get("complaint", UUID.class)),
					Objects.requireNonNull(row.get("site", String.class))))
			.one();
	}

	/** The case that a secret opens, and where it is. */
	record Tracked(UUID complaint, String site) {
	}

}
