package io.touchpoint.feedback.customer;

import io.touchpoint.feedback.retention.RecordKind;
import io.touchpoint.feedback.retention.SpanRepository;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * How people are reached goes when its time is over; what they said stays.
 */
@Component
class AgedContactRepository extends SpanRepository {

	private static final String CUT = """
			WITH answers AS (
				DELETE FROM response_contact c USING response r
				WHERE r.id = c.response AND r.received_at >= $1 AND r.received_at < $2
				RETURNING c.response
			), praise AS (
				DELETE FROM compliment_contact c USING compliment p
				WHERE p.id = c.compliment AND p.recorded_at >= $1 AND p.recorded_at < $2
				RETURNING c.compliment
			), compliments AS (
				UPDATE compliment SET contactable = false
				WHERE id IN (SELECT compliment FROM praise) OR response IN (SELECT response FROM answers)
			), responses AS (
				UPDATE response SET contactable = false WHERE id IN (SELECT response FROM answers)
			)
			SELECT response FROM answers UNION ALL SELECT compliment FROM praise
			""";

	private static final String DUE = """
			SELECT FROM response_contact c JOIN response r ON r.id = c.response
			WHERE r.received_at >= $1 AND r.received_at < $2
			UNION ALL
			SELECT FROM compliment_contact c JOIN compliment p ON p.id = c.compliment
			WHERE p.recorded_at >= $1 AND p.recorded_at < $2
			""";

	AgedContactRepository(DatabaseClient database) {
		super(RecordKind.ANSWER_CONTACTS, database, CUT, DUE);
	}

}
