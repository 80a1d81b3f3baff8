package io.touchpoint.feedback.invitation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import io.touchpoint.feedback.intake.Tickets;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import static io.touchpoint.feedback.invitation.InvitationRepository.value;

/**
 * The secrets of invitations, of which only hashes are kept, and what they open.
 */
@Component
class TokenRepository {

	private static final String TICKET = """
			SELECT i.survey, c.consent_link FROM invitation_token t JOIN invitation i ON i.id = t.invitation
			JOIN customer c ON c.id = i.customer
			WHERE t.hash = decode($1, 'hex')""";

	private final DatabaseClient database;

	TokenRepository(DatabaseClient database) {
		this.database = database;
	}

	Mono<Void> keep(InvitationToken token, UUID invitation, String site, Instant now) {
		return this.database.sql("""
				INSERT INTO invitation_token (hash, invitation, site, made_at) VALUES (decode($1, 'hex'), $2, $3, $4)
				""")
			.bind(0, token.hash())
			.bind(1, invitation)
			.bind(2, site)
			.bind(3, now.atOffset(ZoneOffset.UTC))
			.then();
	}

	Mono<Tickets.Ticket> ticket(InvitationToken token, Instant now) {
		return ticket(token,
				this.database.sql(TICKET + " AND i.state IN ('INVITED', 'REMINDED') AND i.expires_at > $2")
					.bind(0, token.hash())
					.bind(1, now.atOffset(ZoneOffset.UTC)));
	}

	Mono<Tickets.Ticket> onceTicket(InvitationToken token) {
		return ticket(token, this.database.sql(TICKET).bind(0, token.hash()));
	}

	private static Mono<Tickets.Ticket> ticket(InvitationToken token, DatabaseClient.GenericExecuteSpec query) {
		return query
			.map((row) -> new Tickets.Ticket(value(row, "survey", String.class), token.hash(),
					value(row, "consent_link", Boolean.class)))
			.one();
	}

	/** Whether a secret was ever one of ours, answered or not. */
	Mono<UUID> customerOf(InvitationToken token) {
		return this.database.sql("""
				SELECT i.customer FROM invitation_token t JOIN invitation i ON i.id = t.invitation
				WHERE t.hash = decode($1, 'hex')
				""").bind(0, token.hash()).map((row) -> value(row, "customer", UUID.class)).one();
	}

}
