package io.touchpoint.feedback.moment;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the alerts.
 *
 * @param freshFor how long after it came in a bad answer may raise an alert
 * @param countEvery how often the waiting alerts are counted for the gauge
 */
@ConfigurationProperties("touchpoint.alert")
record AlertProperties(Duration freshFor, Duration countEvery) {
}
