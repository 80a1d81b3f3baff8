package io.touchpoint.feedback.visit;

import io.touchpoint.feedback.retention.RecordKind;
import io.touchpoint.feedback.retention.SpanRepository;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Notes, and who was observed, go some time after the end of their visit; the score
 * stays.
 */
@Component
class AgedNotesRepository extends SpanRepository {

	private static final String NOTED = """
			WHERE ended_at >= $1 AND ended_at < $2 AND (notes IS NOT NULL OR observed IS NOT NULL)
			""";

	private static final String CUT = "UPDATE site_visit SET notes = NULL, observed = NULL " + NOTED;

	private static final String DUE = "SELECT FROM site_visit " + NOTED;

	AgedNotesRepository(DatabaseClient database) {
		super(RecordKind.VISIT_NOTES, database, CUT, DUE);
	}

}
