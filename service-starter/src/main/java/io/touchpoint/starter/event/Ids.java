package io.touchpoint.starter.event;

import java.util.UUID;

/**
 * Where new ids come from: version 7 UUIDs (RFC 9562), which sort by the time of their
 * making.
 */
@FunctionalInterface
public interface Ids {

	UUID next();

}
