package io.touchpoint.feedback.journey;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of evaluation plans.
 *
 * @param sweep how often overdue evaluations are looked for
 * @param longestSweep how long one look may take
 */
@ConfigurationProperties("touchpoint.evaluation")
record EvaluationProperties(Duration sweep, Duration longestSweep) {
}
