package io.touchpoint.feedback.visit;

import io.touchpoint.feedback.retention.RecordKind;
import io.touchpoint.feedback.retention.SpanRepository;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Notes, the brief, who went there and who was observed go some time after the end of
 * their visit, and with them what was typed for a report that never came; the score
 * stays.
 */
@Component
class AgedNotesRepository extends SpanRepository {

	private static final String NOTED = """
			WHERE ended_at >= $1 AND ended_at < $2
				AND (notes IS NOT NULL OR observed IS NOT NULL OR shopper IS NOT NULL OR shopper_email IS NOT NULL
					OR brief <> '')
			""";

	private static final String CUT = """
			WITH drafts AS (
				DELETE FROM visit_draft d USING site_visit v
				WHERE v.id = d.visit AND v.ended_at >= $1 AND v.ended_at < $2
			)
			UPDATE site_visit SET notes = NULL, observed = NULL, shopper = NULL, shopper_email = NULL, brief = ''
			""" + NOTED;

	private static final String DUE = "SELECT FROM site_visit " + NOTED;

	AgedNotesRepository(DatabaseClient database) {
		super(RecordKind.VISIT_NOTES, database, CUT, DUE);
	}

}
