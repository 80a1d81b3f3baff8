package io.touchpoint.feedback.voice;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.intake.StaffAnswer;
import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.Cursor;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class LetterRepository {

	private static final String COLUMNS = """
			SELECT id, site, name, type, bytes, became, became_id,
				coalesce(received_on, (received_at AT TIME ZONE
					coalesce((SELECT s.time_zone FROM site s WHERE s.code = letter.site), 'UTC'))::date) AS received_on,
				received_at, received_by
			FROM letter
			""";

	private final DatabaseClient database;

	LetterRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Gives the rest of the transaction time for a scan, which takes longer on its way to
	 * the database than anything else.
	 */
	private Mono<Void> takeTime() {
		return this.database.sql("""
				SELECT set_config('statement_timeout', '30s', true),
					set_config('idle_in_transaction_session_timeout', '30s', true)
				""").then();
	}

	Mono<Void> add(Letter letter, byte[] scan) {
		return takeTime().then(Mono.defer(() -> insert(letter, scan)));
	}

	private Mono<Void> insert(Letter letter, byte[] scan) {
		return this.database.sql("""
				INSERT INTO letter (id, site, name, type, bytes, scan, received_at, received_by, received_on)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
				""")
			.bind(0, letter.id())
			.bind(1, letter.site())
			.bind(2, letter.name())
			.bind(3, letter.type())
			.bind(4, letter.bytes())
			.bind(5, scan)
			.bind(6, letter.receivedAt().atOffset(ZoneOffset.UTC))
			.bind(7, letter.receivedBy())
			.bind(8, letter.receivedOn())
			.then();
	}

	/** The time zone of a site; empty if there is none. */
	Mono<ZoneId> zoneOf(String site) {
		return this.database.sql("SELECT time_zone FROM site WHERE code = $1")
			.bind(0, site)
			.mapValue(String.class)
			.one()
			.map(ZoneId::of);
	}

	Flux<Letter> list(SiteScope scope, @Nullable String site, @Nullable UUID became, @Nullable Cursor after,
			int limit) {
		Map<String, Object> values = new LinkedHashMap<>();
		StringBuilder sql = new StringBuilder(COLUMNS).append("WHERE true");
		if (site != null) {
			sql.append(" AND site = :site");
			values.put("site", site);
		}
		else if (!scope.everywhere()) {
			sql.append(" AND site = ANY (:sites)");
			values.put("sites", scope.codes().toArray(String[]::new));
		}
		if (became != null) {
			sql.append(" AND became_id = :became");
			values.put("became", became);
		}
		if (after != null) {
			sql.append(" AND (received_at, id) < (:at, :id)");
			values.put("at", after.at().atOffset(ZoneOffset.UTC));
			values.put("id", after.id());
		}
		sql.append(" ORDER BY received_at DESC, id DESC LIMIT :limit");
		values.put("limit", limit);
		return this.database.sql(sql.toString()).bindValues(values).map(LetterRepository::letter).all();
	}

	Mono<Letter> byId(UUID id) {
		return this.database.sql(COLUMNS + "WHERE id = $1").bind(0, id).map(LetterRepository::letter).one();
	}

	/**
	 * The letter, locked until the transaction ends.
	 */
	Mono<Letter> take(UUID id) {
		return this.database.sql(COLUMNS + "WHERE id = $1 FOR UPDATE").bind(0, id).map(LetterRepository::letter).one();
	}

	Mono<byte[]> scan(UUID id) {
		return this.database.sql("SELECT scan FROM letter WHERE id = $1").bind(0, id).mapValue(byte[].class).one();
	}

	/**
	 * Notes which answer the marks of a letter are.
	 */
	Mono<Long> marked(UUID letter, UUID response) {
		return this.database.sql("UPDATE letter SET response = $2 WHERE id = $1 AND response IS NULL")
			.bind(0, letter)
			.bind(1, response)
			.fetch()
			.rowsUpdated();
	}

	/**
	 * Notes what a letter became, and which answer its marks are: the key of those is
	 * forgotten some day.
	 * @param staff id of who says so, and has entered the marks before
	 */
	Mono<Void> became(UUID letter, Letter.Became became, UUID id, String staff) {
		return this.database.sql("""
				UPDATE letter SET became = $2, became_id = $3,
					response = coalesce((SELECT response FROM submission WHERE key = $4), response)
				WHERE id = $1
				""")
			.bind(0, letter)
			.bind(1, became.name())
			.bind(2, id)
			.bind(3, StaffAnswer.keyOf(staff, Letter.keyOfMarks(letter)))
			.then();
	}

	/**
	 * Whether the transaction may see such a site.
	 */
	Mono<Boolean> siteIsThere(String site) {
		return this.database.sql("SELECT EXISTS (SELECT FROM site WHERE code = $1)")
			.bind(0, site)
			.mapValue(Boolean.class)
			.one();
	}

	/** How a response that the transaction may see came in. */
	Mono<Channel> channelOf(UUID response) {
		return this.database.sql("SELECT channel FROM response WHERE id = $1")
			.bind(0, response)
			.mapValue(String.class)
			.one()
			.map(Channel::valueOf);
	}

	/**
	 * Whether the answer is what a letter said at the site.
	 */
	Mono<Boolean> marksAreThere(UUID response, String site) {
		return this.database
			.sql("SELECT EXISTS (SELECT FROM response WHERE id = $1 AND site = $2 AND channel = 'LETTER')")
			.bind(0, response)
			.bind(1, site)
			.mapValue(Boolean.class)
			.one();
	}

	/** The site of a response that the transaction may see. */
	Mono<String> siteOf(UUID response) {
		return this.database.sql("SELECT site FROM response WHERE id = $1")
			.bind(0, response)
			.mapValue(String.class)
			.one();
	}

	private static Letter letter(Readable row) {
		String became = row.get("became", String.class);
		return new Letter(ComplimentRow.value(row, "id", UUID.class), ComplimentRow.value(row, "site", String.class),
				ComplimentRow.value(row, "name", String.class), ComplimentRow.value(row, "type", String.class),
				ComplimentRow.value(row, "bytes", Integer.class),
				(became != null) ? Letter.Became.valueOf(became) : null, row.get("became_id", UUID.class),
				ComplimentRow.value(row, "received_on", LocalDate.class),
				ComplimentRow.value(row, "received_at", OffsetDateTime.class).toInstant(),
				ComplimentRow.value(row, "received_by", String.class));
	}

}
