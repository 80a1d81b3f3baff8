package io.touchpoint.feedback.moment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.intake.Moment;
import io.touchpoint.feedback.journey.Channel;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * What staff said of responses: that they are praise.
 */
@Component
class PraiseRepository {

	private static final String FIND = """
			SELECT id, site, channel, moment, judged_moment, occurred_at, praised_by, praised_at, moment_revision
			FROM response WHERE id = $1""";

	private final DatabaseClient database;

	PraiseRepository(DatabaseClient database) {
		this.database = database;
	}

	Mono<Praised> find(UUID id) {
		return this.database.sql(FIND).bind(0, id).map(PraiseRepository::read).one();
	}

	/** The same, and nobody else flags it until the transaction ends. */
	Mono<Praised> lock(UUID id) {
		return this.database.sql(FIND + " FOR UPDATE").bind(0, id).map(PraiseRepository::read).one();
	}

	Mono<Void> save(Praised praised) {
		Instant at = praised.at();
		return this.database
			.sql("""
					UPDATE response SET moment = $2, judged_moment = $3, praised_by = $4, praised_at = $5, moment_revision = $6
					WHERE id = $1
					""")
			.bind(0, praised.id())
			.bind(1, praised.moment().name())
			.bind(2, text((praised.judged() != null) ? praised.judged().name() : null))
			.bind(3, text(praised.by()))
			.bind(4, Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE,
					(at != null) ? at.atOffset(ZoneOffset.UTC) : null))
			.bind(5, praised.revision())
			.then();
	}

	private static Object text(@Nullable String value) {
		return Parameters.in(R2dbcType.VARCHAR, value);
	}

	private static Praised read(Readable row) {
		String judged = row.get("judged_moment", String.class);
		OffsetDateTime at = row.get("praised_at", OffsetDateTime.class);
		return new Praised(need(row, "id", UUID.class), need(row, "site", String.class),
				Channel.valueOf(need(row, "channel", String.class)), Moment.valueOf(need(row, "moment", String.class)),
				(judged != null) ? Moment.valueOf(judged) : null,
				need(row, "occurred_at", OffsetDateTime.class).toInstant(), row.get("praised_by", String.class),
				(at != null) ? at.toInstant() : null, need(row, "moment_revision", Integer.class));
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
