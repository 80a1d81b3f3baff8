package io.touchpoint.starter.event;

import java.util.List;
import java.util.UUID;

/**
 * One answer of a feed.
 *
 * @param epoch which life of the source database the positions belong to
 * @param oldest the lowest position still kept; head + 1 when nothing is
 * @param head the highest position given so far
 * @param events the events after the asked position, in order, without a hole
 */
record FeedPage(UUID epoch, long oldest, long head, List<Event> events) {
}
