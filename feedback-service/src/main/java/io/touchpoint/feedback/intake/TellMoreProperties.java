package io.touchpoint.feedback.intake;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the way from an answer to the complaint form.
 *
 * @param life how long the context of an answer may be used
 * @param secret the operation's service secret
 */
@ConfigurationProperties("touchpoint.tell-more")
record TellMoreProperties(Duration life, String secret) {
}
