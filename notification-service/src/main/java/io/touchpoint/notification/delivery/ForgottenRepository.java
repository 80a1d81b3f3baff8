package io.touchpoint.notification.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Cuts people out of the messages to them: address and words go; kind, state and times
 * stay. What was not sent yet is not sent any more.
 */
@Component
class ForgottenRepository {

	private static final String[] KINDS = Arrays.stream(MessageKind.values())
		.filter(MessageKind::toCustomer)
		.map(MessageKind::name)
		.toArray(String[]::new);

	private final DatabaseClient database;

	ForgottenRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Cuts all but those that are on their way just now.
	 * @return how many are on their way
	 */
	Mono<Long> forget(List<String> addresses) {
		return this.database
			.sql("""
					WITH theirs AS (
						SELECT id, state FROM message WHERE lower(recipient) = ANY ($1) AND kind = ANY ($2) FOR UPDATE
					), cut AS (
						UPDATE message m SET recipient = NULL, subject = NULL, body_text = NULL, body_html = NULL, secret = NULL,
							sender_name = NULL, last_error = CASE WHEN m.state IN ('PENDING', 'RETRYING') THEN 'erased'
								ELSE m.last_error END,
							state = CASE WHEN m.state IN ('PENDING', 'RETRYING') THEN 'SUPPRESSED' ELSE m.state END
						FROM theirs t WHERE t.id = m.id AND t.state <> 'SENDING'
					)
					SELECT count(*) FROM theirs WHERE state = 'SENDING'
					""")
			.bind(0, addresses.stream().map((address) -> address.toLowerCase(Locale.ROOT)).toArray(String[]::new))
			.bind(1, KINDS)
			.mapValue(Long.class)
			.one();
	}

}
