package io.touchpoint.feedback.visit;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.questionnaire.Competency;
import io.touchpoint.feedback.questionnaire.GuestStep;

/**
 * The score of a visit and what it is made of.
 *
 * @param overall over all scored answers; null without any
 * @param steps by step of the service script; only those that were asked and answered
 * @param competencies by competency; only those that were asked and answered
 */
record VisitScores(@Nullable Score overall, Map<GuestStep, Score> steps, Map<Competency, Score> competencies) {

	/**
	 * A mean.
	 *
	 * @param value from 0 to 100
	 * @param n how many answers it is the mean of
	 */
	record Score(double value, int n) {
	}

}
