package io.touchpoint.starter.event;

import java.time.Instant;

/**
 * Something that happened and is about to be told, in the transaction that made it so.
 *
 * @param type dotted name, for example {@code site.saved}
 * @param version version of the data's shape, from 1
 * @param site code of the site it happened at; decides the lane
 * @param occurredAt when it happened, microseconds
 * @param subject id of the thing it happened to; its events stay in order
 * @param data thin payload, written as JSON: ids, codes, numbers and no personal text
 */
public record NewEvent(String type, int version, String site, Instant occurredAt, String subject, Object data) {
}
