package io.touchpoint.feedback.journey;

import io.touchpoint.feedback.questionnaire.CustomerType;
import org.jspecify.annotations.Nullable;

/**
 * Which touchpoints of which sites; null asks for all.
 */
record EvaluationFilter(@Nullable String site, @Nullable String region, @Nullable CustomerType customerType) {

	static final EvaluationFilter NONE = new EvaluationFilter(null, null, null);

}
