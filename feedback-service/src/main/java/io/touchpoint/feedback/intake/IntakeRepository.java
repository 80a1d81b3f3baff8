package io.touchpoint.feedback.intake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.guard.Suspicion;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Stores responses, their contacts and their keys in one statement.
 */
@Component
class IntakeRepository {

	/**
	 * A response, the key it was sent under, and what it says of its questions' tags.
	 *
	 * @param arrival how it came in
	 */
	record Keyed(Sent sent, NewResponse response, Marks marks, Arrival arrival) {

		String key() {
			return this.sent.key();
		}

		@Nullable String ticket() {
			return this.arrival.ticket();
		}

	}

	/** What is stored under a key. */
	record Stored(String key, byte[] digest, UUID response, Instant receivedAt) {

		boolean isOf(Sent sent) {
			return Arrays.equals(this.digest, sent.digest());
		}

		Intake.Receipt receipt() {
			return new Intake.Receipt(this.response, this.receivedAt);
		}

	}

	// Keys are taken in their order, so that two transactions never wait for each other.
	private static final String INSERT = """
			WITH given AS (
				SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[],
					$8::text[], $9::integer[], $10::smallint[], $11::smallint[], $12::text[], $13::text[], $14::text[],
					$15::text[], $16::text[], $17::text[], $18::text[], $19::timestamptz[], $20::timestamptz[], $21::text[],
					$22::text[], $23::integer[], $24::smallint[], $25::boolean[])
					AS g (key, digest, id, site, touchpoint, channel, customer_type, questionnaire, version, overall,
						nps, moment, answers, comment, email, name, language, relation, occurred_at, received_at, suspect,
						referred_by, waited_seconds, face, one_tap)
			), fresh AS (
				INSERT INTO submission (key, digest, site, response, received_at)
				SELECT key, decode(digest, 'hex'), site, id, received_at FROM given ORDER BY key
				ON CONFLICT (key) DO NOTHING RETURNING response
			), contact AS (
				INSERT INTO response_contact (response, site, email, name, consent_at)
				SELECT id, site, email, name, received_at FROM given JOIN fresh ON fresh.response = given.id
				WHERE email IS NOT NULL
			)
			INSERT INTO response (id, site, touchpoint, channel, customer_type, questionnaire, questionnaire_version,
				overall, nps, moment, answers, comment, language, relation, referred_by, waited_seconds, contactable,
				occurred_at, received_at, suspect, face, one_tap)
			SELECT id, site, touchpoint, channel, customer_type, questionnaire, version, overall, nps, moment,
				answers::jsonb, comment, language, relation, referred_by, waited_seconds, email IS NOT NULL, occurred_at,
				received_at, suspect, face, one_tap
			FROM given JOIN fresh ON fresh.response = given.id
			RETURNING id
			""";

	private final DatabaseClient database;

	private final JsonMapper json;

	IntakeRepository(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	/**
	 * Stores those whose key is new.
	 * @return the ids of the stored
	 */
	Mono<Set<UUID>> insert(List<Keyed> rows) {
		return this.database.sql(INSERT)
			.bind(0, texts(rows, Keyed::key))
			.bind(1, texts(rows, (row) -> HexFormat.of().formatHex(row.sent().digest())))
			.bind(2, rows.stream().map((row) -> row.response().id()).toArray(UUID[]::new))
			.bind(3, texts(rows, (row) -> row.response().site()))
			.bind(4, texts(rows, (row) -> row.response().touchpoint()))
			.bind(5, texts(rows, (row) -> row.response().channel().name()))
			.bind(6, texts(rows, (row) -> row.response().customerType().name()))
			.bind(7, texts(rows, (row) -> row.response().questionnaire()))
			.bind(8, rows.stream().map((row) -> row.response().questionnaireVersion()).toArray(Integer[]::new))
			.bind(9, rows.stream().map((row) -> narrow(row.response().overall())).toArray(Short[]::new))
			.bind(10, rows.stream().map((row) -> narrow(row.response().nps())).toArray(Short[]::new))
			.bind(11, texts(rows, (row) -> row.response().moment().name()))
			.bind(12, texts(rows, (row) -> this.json.writeValueAsString(row.response().plainAnswers())))
			.bind(13, texts(rows, (row) -> row.response().comment()))
			.bind(14, texts(rows, (row) -> contact(row, Contact::email)))
			.bind(15, texts(rows, (row) -> contact(row, Contact::name)))
			.bind(16, texts(rows, (row) -> row.response().language()))
			.bind(17, texts(rows, (row) -> name(row.response().relation())))
			.bind(18, times(rows, (row) -> row.response().occurredAt()))
			.bind(19, times(rows, (row) -> row.response().receivedAt()))
			.bind(20, texts(rows, (row) -> name(row.arrival().suspect())))
			.bind(21, texts(rows, (row) -> row.response().referredBy()))
			.bind(22, rows.stream().map((row) -> row.response().waitedSeconds()).toArray(Integer[]::new))
			.bind(23, rows.stream().map((row) -> narrow(row.response().face())).toArray(Short[]::new))
			.bind(24, rows.stream().map((row) -> row.response().oneTap()).toArray(Boolean[]::new))
			.map((row) -> id(row, "id"))
			.all()
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * What is stored under these keys, as far as the transaction may see it.
	 */
	Mono<Map<String, Stored>> stored(List<String> keys) {
		return this.database.sql("SELECT key, digest, response, received_at FROM submission WHERE key = ANY ($1)")
			.bind(0, keys.toArray(String[]::new))
			.map((row) -> new Stored(String.valueOf(row.get("key", String.class)), bytes(row, "digest"),
					id(row, "response"), time(row, "received_at")))
			.all()
			.collectMap(Stored::key);
	}

	/**
	 * Forgets keys that were used before a time.
	 */
	Mono<Long> forgetKeysBefore(Instant time) {
		return this.database.sql("DELETE FROM submission WHERE received_at < $1")
			.bind(0, time.atOffset(ZoneOffset.UTC))
			.fetch()
			.rowsUpdated();
	}

	private static String[] texts(List<Keyed> rows, Function<Keyed, @Nullable String> value) {
		return rows.stream().map(value).toArray(String[]::new);
	}

	private static OffsetDateTime[] times(List<Keyed> rows, Function<Keyed, Instant> value) {
		return rows.stream().map((row) -> value.apply(row).atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
	}

	private static @Nullable Short narrow(@Nullable Integer value) {
		return (value != null) ? value.shortValue() : null;
	}

	private static @Nullable String name(@Nullable Enum<?> value) {
		return (value != null) ? value.name() : null;
	}

	private static @Nullable String contact(Keyed row, Function<Contact, @Nullable String> part) {
		Contact contact = row.response().contact();
		return (contact != null) ? part.apply(contact) : null;
	}

	private static UUID id(Readable row, String column) {
		UUID id = row.get(column, UUID.class);
		return (id != null) ? id : new UUID(0, 0);
	}

	private static byte[] bytes(Readable row, String column) {
		byte[] bytes = row.get(column, byte[].class);
		return (bytes != null) ? bytes : new byte[0];
	}

	private static Instant time(Readable row, String column) {
		OffsetDateTime time = row.get(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : Instant.EPOCH;
	}

}
