package io.touchpoint.complaint.erasure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How people are cut out of cases.
 *
 * @param sweep how often ended cases are looked for whose person asked to be forgotten
 * @param sweepBatch how many of them at most at a time
 */
@ConfigurationProperties("touchpoint.complaint.erasure")
record ErasureSettings(Duration sweep, int sweepBatch) {
}
