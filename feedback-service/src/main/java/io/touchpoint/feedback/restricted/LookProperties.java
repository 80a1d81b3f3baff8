package io.touchpoint.feedback.restricted;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of looks at what belongs to complaints.
 *
 * @param timeout how long the complaint service may take to note one
 */
@ConfigurationProperties("touchpoint.look")
record LookProperties(Duration timeout) {
}
