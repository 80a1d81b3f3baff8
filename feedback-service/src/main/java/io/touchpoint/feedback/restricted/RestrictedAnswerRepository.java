package io.touchpoint.feedback.restricted;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class RestrictedAnswerRepository {

	private final DatabaseClient database;

	RestrictedAnswerRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Keeps for whose eyes answers are; what is older than what is known changes nothing.
	 * The rows stay when they are for everybody again: a word of before must not hide
	 * them.
	 */
	Mono<Void> keep(Told told) {
		return this.database.sql("""
				INSERT INTO restricted_answer (response, complaint, site, restricted, handlers, revision)
				SELECT response, $2, $3, $4, $5, $6 FROM unnest($1) AS response
				ON CONFLICT (response) DO UPDATE SET complaint = excluded.complaint, restricted = excluded.restricted,
					handlers = excluded.handlers, revision = excluded.revision
				WHERE restricted_answer.revision <= excluded.revision
				""")
			.bind(0, told.responses().toArray(UUID[]::new))
			.bind(1, told.complaint())
			.bind(2, told.site())
			.bind(3, told.restricted())
			.bind(4, told.handlers().toArray(String[]::new))
			.bind(5, told.revision())
			.then();
	}

	/** What is told next is newer than everything that is known. */
	Mono<Void> forgetRevisions() {
		return this.database.sql("UPDATE restricted_answer SET revision = 0").then();
	}

	/** An answer and the restricted complaint that came from it. */
	record Behind(UUID response, RestrictedCase complaint) {
	}

	/** Those of these answers that a restricted complaint came from. */
	Flux<Behind> behind(Collection<UUID> responses) {
		return this.database.sql("""
				SELECT response, complaint, handlers FROM restricted_answer WHERE response = ANY ($1) AND restricted
				""")
			.bind(0, responses.toArray(UUID[]::new))
			.map((row) -> new Behind(Objects.requireNonNull(row.get("response", UUID.class)),
					new RestrictedCase(Objects.requireNonNull(row.get("complaint", UUID.class)),
							Arrays.asList(Objects.requireNonNull(row.get("handlers", String[].class))))))
			.all();
	}

}
