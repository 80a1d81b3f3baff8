package io.touchpoint.feedback.voice;

import io.touchpoint.feedback.retention.RecordKind;
import io.touchpoint.feedback.retention.SpanRepository;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Scans go when their time is over; what they became stays, and so do their marks. A
 * letter of which nothing was entered yet still waits for somebody; once something is, it
 * goes at the next look, however long ago the span began.
 */
@Component
class AgedLetterRepository extends SpanRepository {

	private static final String DUE = """
			SELECT id FROM letter WHERE CAST($1 AS timestamptz) < $2 AND received_at < $2
				AND (became IS NOT NULL OR response IS NOT NULL)""";

	private static final String CUT = """
			WITH due AS (%s), compliments AS (
				UPDATE compliment SET letter = NULL WHERE letter IN (SELECT id FROM due)
			)
			DELETE FROM letter WHERE id IN (SELECT id FROM due)
			""".formatted(DUE);

	AgedLetterRepository(DatabaseClient database) {
		super(RecordKind.LETTERS, database, CUT, DUE);
	}

}
