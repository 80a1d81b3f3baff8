package io.touchpoint.notification.delivery;

import java.time.Instant;
import java.util.UUID;

import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Remembers whom we thanked, by the hash of the address.
 */
@Component
class ThankedRepository {

	private final DatabaseClient database;

	ThankedRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Takes the customer's one thank-you for a message, atomically; the message that has
	 * it gets it again.
	 * @param restingSince a thank-you from before this does not count any more
	 * @return whether the message may be sent
	 */
	Mono<Boolean> take(EmailAddress.Valid address, UUID message, Instant now, Instant restingSince) {
		return this.database.sql("""
				INSERT INTO thanked (address_hash, message, at) VALUES ($1, $2, $3)
				ON CONFLICT (address_hash) DO UPDATE SET message = excluded.message, at = excluded.at
				WHERE thanked.at <= $4 OR thanked.message = excluded.message
				""")
			.bind(0, address.hash())
			.bind(1, message)
			.bind(2, now)
			.bind(3, restingSince)
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1);
	}

	/**
	 * Gives the thank-you back when its message is given up.
	 */
	Mono<Void> giveBack(UUID message) {
		return this.database.sql("DELETE FROM thanked WHERE message = $1").bind(0, message).then();
	}

}
