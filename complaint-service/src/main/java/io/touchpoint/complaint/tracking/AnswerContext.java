package io.touchpoint.complaint.tracking;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * The answer that somebody comes from to tell more.
 *
 * @param place name of the touchpoint
 * @param face that was tapped, from 1 to 4; null in what was signed before faces were
 * told
 * @param until seconds since 1970, up to which it may be used
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AnswerContext(UUID response, String site, String place, @Nullable Integer overall, @Nullable Integer face,
		@Nullable Integer nps, long until) {
}
