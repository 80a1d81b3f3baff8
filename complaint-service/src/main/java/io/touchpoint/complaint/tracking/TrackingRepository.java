package io.touchpoint.complaint.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import io.touchpoint.starter.security.Secret;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class TrackingRepository {

	private static final String ADD = """
			INSERT INTO tracking_secret (hash, complaint, site, created_at, proven)
			VALUES (:hash, :complaint, :site, :now, :proven)
			""";

	private static final String RENEW = """
			INSERT INTO tracking_secret (hash, complaint, site, created_at, renewed_from, proven)
			VALUES (:hash, :complaint, :site, :now, :from, :proven)
			""";

	/**
	 * The link of a case that was merged leads to the one that stays if both are known to
	 * be of one customer, and whoever has it to be that customer. Otherwise it leads to
	 * its own case, which goes on as the other one does.
	 */
	private static final String FIND = """
			SELECT s.complaint AS own, s.site, s.proven, l.complaint, CASE WHEN l.complaint = c.id THEN c.merged_into END AS follows,
				ARRAY(SELECT o.id FROM complaint o WHERE o.id = l.complaint
					OR (o.merged_into = l.complaint AND lower(o.contact_email) = l.contact)) AS cases
			FROM tracking_secret s JOIN complaint c ON c.id = s.complaint LEFT JOIN complaint m ON m.id = c.merged_into
				CROSS JOIN LATERAL (SELECT CASE WHEN s.proven THEN lower(c.contact_email) END AS contact,
					CASE WHEN s.proven AND lower(m.contact_email) = lower(c.contact_email) THEN m.id ELSE c.id
					END AS complaint) l
			WHERE s.hash = :hash
			""";

	private static final String RENEWED = FIND + " AND s.renewed_from = :from";

	private static final String END_OWN = "DELETE FROM tracking_secret WHERE complaint = :complaint";

	/** Whatever leads to where the links of that case lead. */
	private static final String END = """
			DELETE FROM tracking_secret WHERE complaint IN (
				SELECT o.id FROM complaint c LEFT JOIN complaint m ON m.id = c.merged_into
					AND lower(m.contact_email) = lower(c.contact_email)
				JOIN complaint o ON o.id = coalesce(m.id, c.id)
					OR (o.merged_into = coalesce(m.id, c.id) AND lower(o.contact_email) = lower(c.contact_email))
				WHERE c.id = :complaint)
			""";

	private final DatabaseClient database;

	TrackingRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Keeps a link.
	 * @param proven whether it goes to the address that stands in the case
	 */
	Mono<Void> add(Secret secret, UUID complaint, String site, Instant now, boolean proven) {
		return this.database.sql(ADD)
			.bind("hash", secret.hash())
			.bind("complaint", complaint)
			.bind("site", site)
			.bind("now", now)
			.bind("proven", proven)
			.then();
	}

	/** A new link that takes the place of one; the others are not ended by it. */
	Mono<Void> renew(Secret from, Secret to, Tracked at, Instant now) {
		return this.database.sql(RENEW)
			.bind("hash", to.hash())
			.bind("complaint", at.complaint())
			.bind("site", at.site())
			.bind("proven", at.proven())
			.bind("now", now)
			.bind("from", from.hash())
			.then();
	}

	/** No link leads to that case any more. */
	Mono<Void> endOwn(UUID complaint) {
		return this.database.sql(END_OWN).bind("complaint", complaint).then();
	}

	/** No link leads to the case any more, nor to another one of its customer. */
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
				Objects.requireNonNull(row.get("site", String.class)),
				Objects.requireNonNull(row.get("own", UUID.class)), row.get("follows", UUID.class),
				List.of(Objects.requireNonNull(row.get("cases", UUID[].class))),
				Boolean.TRUE.equals(row.get("proven", Boolean.class)));
	}

	/**
	 * The case that a secret opens, and where it is.
	 *
	 * @param own the case that it was handed out for
	 * @param follows the case of somebody else, or of nobody known, that this one is
	 * merged into; none if it stands by itself
	 * @param cases all whose words, files and letters are this customer's
	 * @param proven whether the secret was sent to the address in the case
	 */
	record Tracked(UUID complaint, String site, UUID own, @Nullable UUID follows, List<UUID> cases, boolean proven) {
	}

}
