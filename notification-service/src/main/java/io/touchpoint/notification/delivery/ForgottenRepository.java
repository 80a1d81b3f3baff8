package io.touchpoint.notification.delivery;

import java.util.Arrays;
import java.util.Collection;
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

	/** The kinds of messages that go to customers. */
	static final String[] KINDS = Arrays.stream(MessageKind.values())
		.filter(MessageKind::toCustomer)
		.map(MessageKind::name)
		.toArray(String[]::new);

	/** What went wrong may have named the address. */
	private static final String CUT = """
			UPDATE message m SET recipient = NULL, subject = NULL, body_text = NULL, body_html = NULL, secret = NULL,
				unsubscribe = NULL, sender_name = NULL, claim = NULL,
				last_error = CASE WHEN m.state IN ('SENT', 'SUPPRESSED') THEN m.last_error ELSE 'erased' END,
				state = CASE WHEN m.state IN ('PENDING', 'RETRYING', 'SENDING') THEN 'SUPPRESSED' ELSE m.state END
			""";

	private final DatabaseClient database;

	ForgottenRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Cuts all but those that are on their way just now.
	 * @return how many are on their way
	 */
	Mono<Long> forget(List<String> addresses) {
		return this.database.sql("""
				WITH theirs AS (
					SELECT id, state FROM message WHERE lower(recipient) = ANY ($1) AND kind = ANY ($2) FOR UPDATE
				), cut AS (
				""" + CUT + """
					FROM theirs t WHERE t.id = m.id AND t.state <> 'SENDING'
				)
				SELECT count(*) FROM theirs WHERE state = 'SENDING'
				""")
			.bind(0, addresses.stream().map((address) -> address.toLowerCase(Locale.ROOT)).toArray(String[]::new))
			.bind(1, KINDS)
			.mapValue(Long.class)
			.one();
	}

	/**
	 * Cuts all messages to customers about these things, and remembers them, so that none
	 * is written about them any more. One that is on its way loses its claim: whatever
	 * comes of it, no words are kept.
	 */
	Mono<Void> forgetAbout(Collection<ErasedSubject> erased) {
		return this.database.sql("""
				WITH remembered AS (
					INSERT INTO erased_subject (id, site) SELECT * FROM unnest($1::text[], $2::text[])
					ON CONFLICT DO NOTHING
				)
				""" + CUT + "WHERE (m.complaint = ANY ($1) OR m.about = ANY ($1)) AND m.kind = ANY ($3)")
			.bind(0, erased.stream().map(ErasedSubject::id).toArray(String[]::new))
			.bind(1, erased.stream().map(ErasedSubject::site).toArray(String[]::new))
			.bind(2, KINDS)
			.then();
	}

}
