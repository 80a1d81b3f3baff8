package io.touchpoint.complaint.duplicate;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Contact;
import io.touchpoint.complaint.casework.Status;
import reactor.core.publisher.Flux;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class DuplicateQueries {

	/** Their words are compared one by one. */
	private static final int MOST = 300;

	/**
	 * Two customers are never one: who left another address is not asked for. The caller
	 * finds what the caller may see.
	 */
	private static final String CANDIDATES = """
			SELECT id, reference, status, subject, subject || E'\\n' || description AS text, contact_email, causes[1] AS cause,
				unit, received_at, revision, restricted
			FROM complaint
			WHERE site = :site AND id <> :id AND status <> 'MERGED' AND received_at BETWEEN :from AND :to
				AND (CAST(:email AS text) IS NULL OR contact_email IS NULL OR lower(contact_email) = lower(:email))
			ORDER BY (contact_email IS NOT NULL AND CAST(:email AS text) IS NOT NULL) DESC, received_at DESC, id DESC
			LIMIT :most
			""";

	private final DatabaseClient database;

	DuplicateQueries(DatabaseClient database) {
		this.database = database;
	}

	/** Cases of the same site and time whose customer may be the same. */
	Flux<Candidate> candidates(Complaint complaint, Duration window) {
		Contact contact = complaint.contact();
		Instant received = complaint.times().receivedAt();
		return this.database.sql(CANDIDATES)
			.bind("site", complaint.site())
			.bind("id", complaint.id())
			.bind("from", received.minus(window))
			.bind("to", received.plus(window))
			.bind("email", (contact != null) ? contact.email() : Parameters.in(R2dbcType.VARCHAR))
			.bind("most", MOST)
			.map(DuplicateQueries::candidate)
			.all();
	}

	private static Candidate candidate(Readable row) {
		return new Candidate(need(row, "id", UUID.class), need(row, "reference", String.class),
				Status.valueOf(need(row, "status", String.class)), need(row, "subject", String.class),
				need(row, "text", String.class), row.get("contact_email", String.class),
				Cause.valueOf(need(row, "cause", String.class)), row.get("unit", String.class),
				need(row, "received_at", Instant.class), need(row, "revision", Long.class),
				need(row, "restricted", Boolean.class));
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
