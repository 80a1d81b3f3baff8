package io.touchpoint.feedback.intake;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When bad taps at one touchpoint become an alert, and how long it takes further ones.
 *
 * @param answers how many bad taps
 * @param window within which time
 * @param quiet after how long without a bad answer the next one is a new matter
 */
@ConfigurationProperties("touchpoint.rate-alarm")
public record RateRules(int answers, Duration window, Duration quiet) {
}
