package io.touchpoint.feedback.invitation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import static io.touchpoint.feedback.invitation.InvitationRepository.value;

/**
 * Whom mails about invitations go to: only who agrees to be written to, at that moment.
 */
@Component
class AddresseeQueries {

	/** Whom a mail is for. */
	record Addressee(UUID invitation, String site, String survey, String email, @Nullable String name,
			@Nullable String language) {
	}

	/** That the customer {@code c} may be written to. */
	static final String CONSENTS = """
			c.email IS NOT NULL AND c.consent_at IS NOT NULL AND c.erased_at IS NULL
				AND (c.opted_out_at IS NULL OR c.opted_out_at < c.consent_at)""";

	private final DatabaseClient database;

	AddresseeQueries(DatabaseClient database) {
		this.database = database;
	}

	/** Whom the mail of an invitation goes to; empty if it must not go out any more. */
	Mono<Addressee> addressee(UUID invitation, Instant now) {
		return this.database
			.sql("""
					SELECT i.id, i.site, i.survey, c.email, c.name, c.language FROM invitation i JOIN customer c ON c.id = i.customer
					WHERE i.id = $1 AND i.state IN ('INVITED', 'REMINDED') AND i.expires_at > $2 AND %s
					"""
				.formatted(CONSENTS))
			.bind(0, invitation)
			.bind(1, now.atOffset(ZoneOffset.UTC))
			.map(AddresseeQueries::addressee)
			.one();
	}

	/**
	 * Whom the thanks for a first visit go to, with the invitation that they carry, if
	 * any.
	 */
	Mono<Welcomed> welcomed(UUID customer, Instant now) {
		return this.database.sql("""
				SELECT c.email, c.name, c.language, i.id, i.site, i.survey FROM customer c
				LEFT JOIN LATERAL (
					SELECT id, site, survey FROM invitation WHERE customer = c.id AND cause = 'FIRST_VISIT'
						AND state IN ('INVITED', 'REMINDED') AND expires_at > $2
					ORDER BY created_at DESC LIMIT 1
				) i ON true
				WHERE c.id = $1 AND %s
				""".formatted(CONSENTS))
			.bind(0, customer)
			.bind(1, now.atOffset(ZoneOffset.UTC))
			.map((row) -> new Welcomed(value(row, "email", String.class), row.get("name", String.class),
					row.get("language", String.class), row.get("id", UUID.class), row.get("site", String.class),
					row.get("survey", String.class)))
			.one();
	}

	/** Whom the thanks for a first visit go to. */
	record Welcomed(String email, @Nullable String name, @Nullable String language, @Nullable UUID invitation,
			@Nullable String site, @Nullable String survey) {
	}

	private static Addressee addressee(Readable row) {
		return new Addressee(value(row, "id", UUID.class), value(row, "site", String.class),
				value(row, "survey", String.class), value(row, "email", String.class), row.get("name", String.class),
				row.get("language", String.class));
	}

}
