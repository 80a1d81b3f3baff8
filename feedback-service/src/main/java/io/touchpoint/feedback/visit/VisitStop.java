package io.touchpoint.feedback.visit;

import org.jspecify.annotations.Nullable;

/**
 * A touchpoint that is looked at, and by which script.
 *
 * @param name in the visit's language
 * @param version of the questionnaire, as it was when the visit was planned
 * @param score from 0 to 100; null before the report is in, and where nothing scored was
 * answered
 * @param scored how many answers the score is the mean of
 */
record VisitStop(String touchpoint, String name, String questionnaire, int version, @Nullable Double score,
		int scored) {
}
