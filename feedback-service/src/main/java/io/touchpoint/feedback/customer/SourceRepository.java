package io.touchpoint.feedback.customer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import static io.touchpoint.feedback.customer.CustomerRow.optionalTime;
import static io.touchpoint.feedback.customer.CustomerRow.time;
import static io.touchpoint.feedback.customer.CustomerRow.value;

/**
 * The systems that tell of visits.
 */
@Component
class SourceRepository {

	/**
	 * A system.
	 *
	 * @param sites of which sites it may tell; none: of all
	 */
	record VisitSource(String code, String name, List<String> sites, String madeBy, Instant createdAt,
			@Nullable Instant lastUsedAt, @Nullable Instant closedAt) {
	}

	/** A system with its secret. */
	record Sealed(VisitSource source, SecretSeal.Sealed secret) {
	}

	private final DatabaseClient database;

	SourceRepository(DatabaseClient database) {
		this.database = database;
	}

	Flux<VisitSource> list() {
		return this.database.sql("SELECT * FROM visit_source ORDER BY code").map(SourceRepository::source).all();
	}

	Mono<Sealed> open(String code) {
		return this.database.sql("SELECT * FROM visit_source WHERE code = $1 AND closed_at IS NULL")
			.bind(0, code)
			.map((row) -> new Sealed(source(row),
					new SecretSeal.Sealed(value(row, "secret", byte[].class), value(row, "salt", String.class))))
			.one();
	}

	Mono<Long> insert(VisitSource source, SecretSeal.Sealed secret) {
		return this.database.sql("""
				INSERT INTO visit_source (code, name, sites, secret, salt, made_by, created_at)
				VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (code) DO NOTHING
				""")
			.bind(0, source.code())
			.bind(1, source.name())
			.bind(2, source.sites().toArray(String[]::new))
			.bind(3, secret.bytes())
			.bind(4, secret.salt())
			.bind(5, source.madeBy())
			.bind(6, source.createdAt().atOffset(ZoneOffset.UTC))
			.fetch()
			.rowsUpdated();
	}

	Mono<Long> replace(String code, SecretSeal.Sealed secret) {
		return this.database.sql("UPDATE visit_source SET secret = $2, salt = $3 WHERE code = $1 AND closed_at IS NULL")
			.bind(0, code)
			.bind(1, secret.bytes())
			.bind(2, secret.salt())
			.fetch()
			.rowsUpdated();
	}

	Mono<Long> close(String code, Instant now) {
		return this.database.sql("UPDATE visit_source SET closed_at = $2 WHERE code = $1 AND closed_at IS NULL")
			.bind(0, code)
			.bind(1, now.atOffset(ZoneOffset.UTC))
			.fetch()
			.rowsUpdated();
	}

	Mono<Void> used(String code, Instant now) {
		return this.database.sql("UPDATE visit_source SET last_used_at = $2 WHERE code = $1")
			.bind(0, code)
			.bind(1, now.atOffset(ZoneOffset.UTC))
			.then();
	}

	private static VisitSource source(Readable row) {
		return new VisitSource(value(row, "code", String.class), value(row, "name", String.class),
				List.of(value(row, "sites", String[].class)), value(row, "made_by", String.class),
				time(row, "created_at"), optionalTime(row, "last_used_at"), optionalTime(row, "closed_at"));
	}

}
