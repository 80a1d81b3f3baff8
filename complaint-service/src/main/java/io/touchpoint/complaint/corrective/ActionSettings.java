package io.touchpoint.complaint.corrective;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How corrective actions are watched.
 *
 * @param sweep how often they are looked through
 * @param sweepBatch how many of them at most at a time
 */
@ConfigurationProperties("touchpoint.complaint.corrective")
record ActionSettings(Duration sweep, int sweepBatch) {
}
