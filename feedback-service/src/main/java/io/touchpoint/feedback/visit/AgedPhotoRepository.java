package io.touchpoint.feedback.visit;

import io.touchpoint.feedback.retention.RecordKind;
import io.touchpoint.feedback.retention.SpanRepository;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Photos go some time after their visit was scored, called off or given up, and the
 * report says so.
 */
@Component
class AgedPhotoRepository extends SpanRepository {

	private static final String CUT = """
			WITH gone AS (
				DELETE FROM visit_photo p USING site_visit v
				WHERE v.id = p.visit AND v.ended_at >= $1 AND v.ended_at < $2
				RETURNING p.visit
			), visits AS (
				UPDATE site_visit SET photos_removed_at = now() WHERE id IN (SELECT visit FROM gone)
			)
			SELECT visit FROM gone
			""";

	private static final String DUE = """
			SELECT FROM visit_photo p JOIN site_visit v ON v.id = p.visit
			WHERE v.ended_at >= $1 AND v.ended_at < $2
			""";

	AgedPhotoRepository(DatabaseClient database) {
		super(RecordKind.VISIT_PHOTOS, database, CUT, DUE);
	}

}
