package io.touchpoint.feedback.kiosk;

import io.touchpoint.feedback.retention.RecordKind;
import io.touchpoint.feedback.retention.SpanRepository;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Answers that fitted no question are kept for people to look at, and not for ever.
 */
@Component
class AgedRefusalRepository extends SpanRepository {

	private static final String AGED = "FROM kiosk_refusal WHERE received_at >= $1 AND received_at < $2";

	private static final String CUT = "DELETE " + AGED;

	private static final String DUE = "SELECT " + AGED;

	AgedRefusalRepository(DatabaseClient database) {
		super(RecordKind.KIOSK_REFUSALS, database, CUT, DUE);
	}

}
