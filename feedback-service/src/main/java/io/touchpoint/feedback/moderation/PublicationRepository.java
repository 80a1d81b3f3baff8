package io.touchpoint.feedback.moderation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Where approved comments are seen in public.
 */
@Component
class PublicationRepository {

	private static final String PUBLICATIONS = """
			SELECT i.code, i.name, coalesce(p.shown, false) AS shown, coalesce(p.revision, 0)::bigint AS revision,
				p.changed_at, p.changed_by
			FROM site i LEFT JOIN comment_publication p ON p.site = i.code
			""";

	private final DatabaseClient database;

	private final String publicUrl;

	PublicationRepository(DatabaseClient database, @Value("${touchpoint.public-url}") String publicUrl) {
		this.database = database;
		this.publicUrl = publicUrl;
	}

	/** Of the open sites that the transaction sees. */
	Flux<Publication> all() {
		return this.database.sql(PUBLICATIONS + "WHERE i.open ORDER BY i.name, i.code").map(this::read).all();
	}

	/** Of one site; empty if there is none. */
	Mono<Publication> of(String site) {
		return this.database.sql(PUBLICATIONS + "WHERE i.code = $1").bind(0, site).map(this::read).one();
	}

	/**
	 * Turns it on or off if it still has the revision that was seen.
	 * @return how many were changed
	 */
	Mono<Long> change(String site, boolean shown, long seen, String by, Instant now) {
		return this.database.sql("""
				INSERT INTO comment_publication AS p (site, shown, revision, changed_at, changed_by)
				SELECT code, $2, 1, $4, $5 FROM site
				WHERE code = $1 AND ($3 = 0 OR EXISTS (SELECT FROM comment_publication WHERE site = $1))
				ON CONFLICT (site) DO UPDATE SET shown = excluded.shown, revision = p.revision + 1,
					changed_at = excluded.changed_at, changed_by = excluded.changed_by
				WHERE p.revision = $3
				""")
			.bind(0, site)
			.bind(1, shown)
			.bind(2, seen)
			.bind(3, now.atOffset(ZoneOffset.UTC))
			.bind(4, by)
			.fetch()
			.rowsUpdated();
	}

	private Publication read(Readable row) {
		String site = Objects.requireNonNull(row.get("code", String.class));
		OffsetDateTime changed = row.get("changed_at", OffsetDateTime.class);
		return new Publication(site, Objects.requireNonNull(row.get("name", String.class)),
				Boolean.TRUE.equals(row.get("shown", Boolean.class)), this.publicUrl + CommentPages.address(site),
				Objects.requireNonNull(row.get("revision", Long.class)), (changed != null) ? changed.toInstant() : null,
				row.get("changed_by", String.class));
	}

}
