package io.touchpoint.complaint.recovery;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How cases are opened for alerts.
 *
 * @param sweep how often alerts are looked for that wait for their case
 * @param sweepBatch how many of them at most at a time
 * @param lookupTimeout how long the feedback service may take to tell of the customer
 */
@ConfigurationProperties("touchpoint.complaint.recovery")
record RecoverySettings(Duration sweep, int sweepBatch, Duration lookupTimeout) {
}
