package io.touchpoint.starter.event;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of feeds and followers.
 *
 * @param follow whether this instance follows other services' feeds
 * @param batchSize most events in one answer and one transaction
 * @param longPoll how long a follower's request waits for news
 * @param poll how often a feed looks for events that another instance has written
 * @param firstBackoff first pause after a failure
 * @param longestBackoff longest pause after repeated failures
 * @param tries how often an event is tried before it is parked
 */
@ConfigurationProperties("touchpoint.event")
record EventProperties(boolean follow, int batchSize, Duration longPoll, Duration poll, Duration firstBackoff,
		Duration longestBackoff, int tries) {
}
