package io.touchpoint.feedback.intake;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the rule book.
 *
 * @param keep how long another instance's change of the rules may go unnoticed here
 */
@ConfigurationProperties("touchpoint.rules")
record RuleProperties(Duration keep) {
}
