package io.touchpoint.complaint.tracking;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import io.touchpoint.starter.security.Secret;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class TrackingRepository {

	private static final String ADD = """
			INSERT INTO tracking_secret (hash, complaint, site, created_at) VALUES (:hash, :complaint, :site, :now)
			""";

	private static final String RENEW = """
			INSERT INTO tracking_secret (hash, complaint, site, created_at, renewed_from)
			VALUES (:hash, :complaint, :site, :now, :from)
			""";

	private static final String END = "DELETE FROM tracking_secret WHERE complaint = :complaint";

	private static final String RENEWED = """
			SELECT complaint, site FROM tracking_secret WHERE hash = :hash AND renewed_from = :from
			""";

	private static final String FIND = "SELECT complaint, site FROM tracking_secret WHERE hash = :hash";

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

	/** A new link that takes the place of one; the others are not ended by it. */
	Mono<Void> renew(Secret from, Secret to, UUID complaint, String site, Instant now) {
		return this.database.sql(RENEW)
			.bind("hash", to.hash())
			.bind("complaint", complaint)
			.bind("site", site)
			.bind("now", now)
			.bind("from", from.hash())
			.then();
	}

	/** No link leads to the case any more. */
	Mono<Void> end(UUID complaint) {
		return this.database.sql(END).bind("complaint", complaint).then();
	}

	Mono<Tracked> find(Secret secret) {
		return this.database.sql(FIND).bind("hash", secret.hash()).map(TrackingRepository::read).one();
	}

	/** The case of a link, if it took the place of that other one. */
	Mono<Tracked> renewed(Secret from, Secret to) {
		return this.database.sql(RENEWED)
			.bind("hash", to.hash())
			.bind("from", from.hash())
			.map(TrackingRepository::read)
			.one();
	}

	private static Tracked read(Readable row) {
		return new Tracked(Objects.requireNonNull(row.get("complaint", UUID.class)),
				Objects.requireNonNull(row.get("site", String.class)));
	}

	/** The case that a secret opens, and where it is. */
	record Tracked(UUID complaint, String site) {
	}

}
