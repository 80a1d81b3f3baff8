package io.touchpoint.feedback.intake;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the hot path.
 *
 * @param mostRows most responses in one transaction
 * @param linger how long a batch waits for company when many come in
 * @param mostWaiting most responses that wait to be stored; more are asked to come back
 * @param mostBytes largest body of a submission
 * @param keepKeys how long an Idempotency-Key is remembered
 */
@ConfigurationProperties("touchpoint.intake")
record IntakeProperties(int mostRows, Duration linger, int mostWaiting, int mostBytes, Duration keepKeys) {
}
