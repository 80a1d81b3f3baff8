package io.touchpoint.feedback.kiosk;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class KioskRepository {

	/** An answer that was stored, and what the device said of it. */
	record Kept(UUID kiosk, String key, String site, UUID response, Instant deviceAt, long clockOffset,
			boolean suspect) {
	}

	/** An answer that does not fit. */
	record Refused(UUID kiosk, String key, String site, String reason, String answer, @Nullable Instant deviceAt) {
	}

	private static final String DEVICE = "id, site, survey, name, idle_seconds, misuse_seconds, questions, pin_salt, pin_hash";

	private final DatabaseClient database;

	KioskRepository(DatabaseClient database) {
		this.database = database;
	}

	Mono<Void> insert(Device kiosk, byte[] pairingHash, Instant until, Instant now) {
		return this.database.sql("""
				INSERT INTO kiosk (id, site, survey, name, idle_seconds, misuse_seconds, questions, pin_salt, pin_hash,
					pairing_hash, pairing_until, created_at)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
				""")
			.bind(0, kiosk.id())
			.bind(1, kiosk.site())
			.bind(2, kiosk.survey())
			.bind(3, kiosk.name())
			.bind(4, kiosk.idleSeconds())
			.bind(5, kiosk.misuseSeconds())
			.bind(6, kiosk.questions())
			.bind(7, kiosk.pinSalt())
			.bind(8, kiosk.pinHash())
			.bind(9, pairingHash)
			.bind(10, utc(until))
			.bind(11, utc(now))
			.then();
	}

	/**
	 * Changes the settings if they still have the revision that was seen.
	 * @return how many kiosks were changed
	 */
	Mono<Long> change(UUID id, long seen, KioskChange change, KioskSecrets.@Nullable Pin pin) {
		return this.database.sql("""
				UPDATE kiosk SET name = $2, idle_seconds = $3, misuse_seconds = $4, questions = $5,
					pin_salt = coalesce($6, pin_salt), pin_hash = coalesce($7, pin_hash), revision = revision + 1
				WHERE id = $1 AND revision = $8
				""")
			.bind(0, id)
			.bind(1, change.name())
			.bind(2, change.idleSeconds())
			.bind(3, change.misuseSeconds())
			.bind(4, change.questions())
			.bind(5, given((pin != null) ? pin.salt() : null, byte[].class))
			.bind(6, given((pin != null) ? pin.hash() : null, byte[].class))
			.bind(7, seen)
			.fetch()
			.rowsUpdated();
	}

	/** A new code makes an older one worthless. */
	Mono<Long> offerPairing(UUID id, byte[] pairingHash, Instant until) {
		return this.database.sql("UPDATE kiosk SET pairing_hash = $2, pairing_until = $3 WHERE id = $1")
			.bind(0, id)
			.bind(1, pairingHash)
			.bind(2, utc(until))
			.fetch()
			.rowsUpdated();
	}

	Mono<Long> revoke(UUID id, Instant now) {
		return this.database.sql("""
				UPDATE kiosk SET secret_hash = NULL, pairing_hash = NULL, pairing_until = NULL, revoked_at = $2
				WHERE id = $1
				""").bind(0, id).bind(1, utc(now)).fetch().rowsUpdated();
	}

	/**
	 * The kiosk that a code belongs to, as long as the code can be used; locked, so that
	 * two devices cannot use one code.
	 */
	Mono<Device> offering(byte[] pairingHash, Instant now) {
		return this.database
			.sql("SELECT " + DEVICE + " FROM kiosk WHERE pairing_hash = $1 AND pairing_until > $2 FOR UPDATE")
			.bind(0, pairingHash)
			.bind(1, utc(now))
			.map(KioskRepository::device)
			.one();
	}

	/** The device that was paired before is shut out by that. */
	Mono<Long> pair(UUID id, byte[] secretHash, Instant now) {
		return this.database.sql("""
				UPDATE kiosk SET secret_hash = $2, pairing_hash = NULL, pairing_until = NULL, paired_at = $3,
					revoked_at = NULL, seen_at = $3, waiting = NULL, battery = NULL, charging = NULL
				WHERE id = $1
				""").bind(0, id).bind(1, secretHash).bind(2, utc(now)).fetch().rowsUpdated();
	}

	Mono<Device> paired(byte[] secretHash) {
		return this.database.sql("SELECT " + DEVICE + " FROM kiosk WHERE secret_hash = $1")
			.bind(0, secretHash)
			.map(KioskRepository::device)
			.one();
	}

	/** Whoever leaves gives the secret back. */
	Mono<Long> unpair(UUID id) {
		return this.database.sql("""
				UPDATE kiosk SET secret_hash = NULL, paired_at = NULL, waiting = NULL, battery = NULL, charging = NULL
				WHERE id = $1
				""").bind(0, id).fetch().rowsUpdated();
	}

	Mono<Long> seen(UUID id, Device.Heartbeat beat, Instant now) {
		return this.database.sql("""
				UPDATE kiosk SET seen_at = $2, waiting = $3, battery = $4, charging = $5, clock_offset_ms = $6
				WHERE id = $1
				""")
			.bind(0, id)
			.bind(1, utc(now))
			.bind(2, beat.waiting())
			.bind(3, given((beat.battery() != null) ? beat.battery().shortValue() : null, Short.class))
			.bind(4, given(beat.charging(), Boolean.class))
			.bind(5, beat.clockOffset())
			.fetch()
			.rowsUpdated();
	}

	/**
	 * Which of these keys are done with, whatever came of them.
	 */
	Mono<Set<String>> done(UUID kiosk, Collection<String> keys) {
		return this.database.sql("""
				SELECT key FROM kiosk_answer WHERE kiosk = $1 AND key = ANY ($2)
				UNION ALL SELECT key FROM kiosk_refusal WHERE kiosk = $1 AND key = ANY ($2)
				""")
			.bind(0, kiosk)
			.bind(1, keys.toArray(String[]::new))
			.map((row) -> text(row, "key"))
			.all()
			.collect(Collectors.toUnmodifiableSet());
	}

	Mono<Long> keep(List<Kept> answers, Instant now) {
		return this.database.sql("""
				INSERT INTO kiosk_answer (kiosk, key, site, response, device_at, clock_offset_ms, suspect, received_at)
				SELECT g.*, $8 FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::timestamptz[],
					$6::bigint[], $7::boolean[]) AS g
				ON CONFLICT DO NOTHING
				""")
			.bind(0, answers.stream().map(Kept::kiosk).toArray(UUID[]::new))
			.bind(1, answers.stream().map(Kept::key).toArray(String[]::new))
			.bind(2, answers.stream().map(Kept::site).toArray(String[]::new))
			.bind(3, answers.stream().map(Kept::response).toArray(UUID[]::new))
			.bind(4, answers.stream().map((answer) -> utc(answer.deviceAt())).toArray(OffsetDateTime[]::new))
			.bind(5, answers.stream().map(Kept::clockOffset).toArray(Long[]::new))
			.bind(6, answers.stream().map(Kept::suspect).toArray(Boolean[]::new))
			.bind(7, utc(now))
			.fetch()
			.rowsUpdated();
	}

	Mono<Long> refuse(Refused refused, Instant now) {
		return this.database.sql("""
				INSERT INTO kiosk_refusal (kiosk, key, site, reason, answer, device_at, received_at)
				VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING
				""")
			.bind(0, refused.kiosk())
			.bind(1, refused.key())
			.bind(2, refused.site())
			.bind(3, refused.reason())
			.bind(4, refused.answer())
			.bind(5, given((refused.deviceAt() != null) ? utc(refused.deviceAt()) : null, OffsetDateTime.class))
			.bind(6, utc(now))
			.fetch()
			.rowsUpdated();
	}

	private static Device device(Readable row) {
		return new Device(id(row), text(row, "site"), text(row, "survey"), text(row, "name"),
				number(row, "idle_seconds"), number(row, "misuse_seconds"), number(row, "questions"),
				bytes(row, "pin_salt"), bytes(row, "pin_hash"));
	}

	private static Parameter given(@Nullable Object value, Class<?> type) {
		return (value != null) ? Parameters.in(value) : Parameters.in(type);
	}

	private static OffsetDateTime utc(Instant time) {
		return time.atOffset(ZoneOffset.UTC);
	}

	private static UUID id(Readable row) {
		UUID id = row.get("id", UUID.class);
		return (id != null) ? id : new UUID(0, 0);
	}

	private static byte[] bytes(Readable row, String column) {
		byte[] bytes = row.get(column, byte[].class);
		return (bytes != null) ? bytes : new byte[0];
	}

	private static String text(Readable row, String column) {
		return String.valueOf(row.get(column, String.class));
	}

	private static int number(Readable row, String column) {
		Integer value = row.get(column, Integer.class);
		return (value != null) ? value : 0;
	}

}
