package io.touchpoint.starter.event;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Settings of feeds and followers.
 *
 * @param follow whether this instance follows other services' feeds
 * @param batchSize most events in one answer and one transaction
 * @param longPoll how long a follower's request waits for news
 * @param fetchTimeout how long a follower waits for an answer; more than the long poll
 * @param largestPage most bytes of one answer
 * @param poll how often a feed looks for events that another instance has written
 * @param gather how long a follower that has just had news lets further ones gather
 * before it asks again
 * @param firstBackoff first pause after a failure
 * @param longestBackoff longest pause after repeated failures
 * @param tries how often an event is tried before it is parked
 * @param transactions how many followers work in the database at once; fewer than the
 * pool has connections, so that catching up leaves some for requests
 */
@ConfigurationProperties("touchpoint.event")
record EventProperties(boolean follow, int batchSize, Duration longPoll, Duration fetchTimeout, DataSize largestPage,
		Duration poll, Duration gather, Duration firstBackoff, Duration longestBackoff, int tries, int transactions) {
}
