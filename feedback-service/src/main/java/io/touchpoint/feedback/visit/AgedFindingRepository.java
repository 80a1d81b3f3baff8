package io.touchpoint.feedback.visit;

import io.touchpoint.feedback.retention.RecordKind;
import io.touchpoint.feedback.retention.SpanRepository;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * What a security finding says goes some time after somebody has seen to it; that there
 * was one, of which kind and when, stays. One that is open still waits for somebody.
 */
@Component
class AgedFindingRepository extends SpanRepository {

	private static final String TOLD = """
			WHERE handled_at >= $1 AND handled_at < $2 AND (what IS NOT NULL OR place IS NOT NULL OR note IS NOT NULL)
			""";

	private static final String CUT = "UPDATE security_finding SET what = NULL, place = NULL, note = NULL " + TOLD;

	private static final String DUE = "SELECT FROM security_finding " + TOLD;

	AgedFindingRepository(DatabaseClient database) {
		super(RecordKind.SECURITY_FINDINGS, database, CUT, DUE);
	}

}
