package io.touchpoint.feedback.customer;

import io.touchpoint.feedback.retention.RecordKind;
import io.touchpoint.feedback.retention.SpanRepository;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * What people wrote goes when its time is over, and what staff noted about it; marks
 * stay.
 */
@Component
class AgedWordsRepository extends SpanRepository {

	private static final String WORDY = """
			r.received_at >= $1 AND r.received_at < $2
				AND (r.comment IS NOT NULL OR r.public_comment IS NOT NULL OR r.referred_by IS NOT NULL OR EXISTS (
					SELECT FROM questionnaire q, jsonb_array_elements(q.definition -> 'questions') question
					WHERE q.id = r.questionnaire AND q.version = r.questionnaire_version
						AND question ->> 'kind' = 'TEXT' AND r.answers -> (question ->> 'id') IS NOT NULL))
			""";

	/** A note is as old as the last that was done about the alert: it may come late. */
	private static final String NOTED = """
			note IS NOT NULL AND coalesce(closed_at, acknowledged_at) >= $1 AND coalesce(closed_at, acknowledged_at) < $2
			""";

	private static final String CUT = """
			WITH answers AS (
				UPDATE response r SET %s WHERE %s RETURNING r.id
			), praise AS (
				UPDATE compliment SET words = NULL
				WHERE recorded_at >= $1 AND recorded_at < $2 AND words IS NOT NULL
				RETURNING id
			), notes AS (
				UPDATE alert SET note = NULL WHERE %s RETURNING id
			)
			SELECT id FROM answers UNION ALL SELECT id FROM praise UNION ALL SELECT id FROM notes
			""".formatted(ErasureRepository.NO_WORDS, WORDY, NOTED);

	private static final String DUE = """
			SELECT FROM response r WHERE %s
			UNION ALL
			SELECT FROM compliment WHERE recorded_at >= $1 AND recorded_at < $2 AND words IS NOT NULL
			UNION ALL
			SELECT FROM alert WHERE %s
			""".formatted(WORDY, NOTED);

	AgedWordsRepository(DatabaseClient database) {
		super(RecordKind.ANSWER_WORDS, database, CUT, DUE);
	}

}
