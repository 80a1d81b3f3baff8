package io.touchpoint.complaint.casework;

import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class AnswerLinkQueries {

	/**
	 * In one order for everybody: two who wait for each other's answers would not end.
	 */
	private static final String ADD = """
			INSERT INTO complaint_answer (response, complaint, site, overall)
			SELECT response, :complaint, :site, :overall FROM unnest(:responses) AS response ORDER BY response
			ON CONFLICT (response) DO NOTHING
			""";

	private static final String OF = """
			SELECT a.response, c.id, c.reference, c.status
			FROM complaint_answer a JOIN complaint c ON c.id = a.complaint
			WHERE a.response = ANY (:responses)
			""";

	private final DatabaseClient database;

	AnswerLinkQueries(DatabaseClient database) {
		this.database = database;
	}

	/** Ties those answers to the case that no case has yet. */
	Mono<Void> add(List<UUID> responses, @Nullable Integer overall, UUID complaint, String site) {
		return this.database.sql(ADD)
			.bind("responses", responses.toArray(UUID[]::new))
			.bind("complaint", complaint)
			.bind("site", site)
			.bind("overall", (overall != null) ? overall : Parameters.in(R2dbcType.INTEGER))
			.then();
	}

	Flux<AnswerLinks.Link> of(List<UUID> responses) {
		return this.database.sql(OF)
			.bind("responses", responses.toArray(UUID[]::new))
			.map((row) -> new AnswerLinks.Link(ComplaintRow.need(row, "response", UUID.class),
					ComplaintRow.need(row, "id", UUID.class), ComplaintRow.need(row, "reference", String.class),
					Status.valueOf(ComplaintRow.need(row, "status", String.class))))
			.all();
	}

	/**
	 * Whether a case came from one answer alone, and the address in it, if any, from
	 * whoever gave that.
	 */
	Mono<Boolean> ofAnswererAlone(UUID complaint) {
		return this.database.sql("""
				SELECT (SELECT count(*) FROM complaint_answer a WHERE a.complaint = c.id) = 1
					AND (c.contact_email IS NULL OR c.received_by = ANY (:selves)) AS alone
				FROM complaint c WHERE c.id = :complaint
				""")
			.bind("complaint", complaint)
			.bind("selves", new String[] { Actor.CUSTOMER.name(), Actor.CLOCK.name() })
			.mapValue(Boolean.class)
			.one();
	}

	/** The lowest mark of the answers that a case came from. */
	Mono<Integer> overall(UUID complaint) {
		return this.database.sql(
				"SELECT min(overall) AS overall FROM complaint_answer WHERE complaint = :complaint HAVING min(overall) IS NOT NULL")
			.bind("complaint", complaint)
			.map((row) -> ComplaintRow.need(row, "overall", Integer.class))
			.one();
	}

	/** All answers that a case came from. */
	Flux<UUID> all(UUID complaint) {
		return this.database.sql("SELECT response FROM complaint_answer WHERE complaint = :complaint ORDER BY response")
			.bind("complaint", complaint)
			.mapValue(UUID.class)
			.all();
	}

	/** The first answer that a case came from; empty if it came otherwise. */
	Mono<UUID> origin(UUID complaint) {
		return this.database
			.sql("SELECT response FROM complaint_answer WHERE complaint = :complaint ORDER BY response LIMIT 1")
			.bind("complaint", complaint)
			.mapValue(UUID.class)
			.one();
	}

}
