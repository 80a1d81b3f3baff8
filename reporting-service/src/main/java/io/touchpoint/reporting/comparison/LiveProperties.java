package io.touchpoint.reporting.comparison;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the live stream.
 *
 * @param poll how often the shared watch looks for news
 * @param heartbeat how often an idle stream shows that it is alive
 * @param longest how long one stream lasts
 * @param waiting how much news may wait for a slow reader
 */
@ConfigurationProperties("touchpoint.live")
record LiveProperties(Duration poll, Duration heartbeat, Duration longest, int waiting) {
}
