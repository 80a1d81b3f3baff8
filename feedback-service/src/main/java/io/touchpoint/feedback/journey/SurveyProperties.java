package io.touchpoint.feedback.journey;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of surveys.
 *
 * @param keep how long a survey that was read is used without another look
 */
@ConfigurationProperties("touchpoint.survey")
record SurveyProperties(Duration keep) {
}
