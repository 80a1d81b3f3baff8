package io.touchpoint.starter.event;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import tools.jackson.databind.JsonNode;

/**
 * An event as its followers get it.
 *
 * @param id unique for ever
 * @param lane 0 to 7; events of one site share a lane
 * @param position gap-free within the lane, from 1
 * @param type dotted name
 * @param version version of the data's shape
 * @param site code of the site it happened at
 * @param occurredAt when it happened
 * @param subject id of the thing it happened to
 * @param data the payload; readers ignore members they do not know
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Event(UUID id, int lane, long position, String type, int version, String site, Instant occurredAt,
		String subject, JsonNode data) {
}
