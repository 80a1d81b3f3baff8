package io.touchpoint.complaint.casework;

import java.time.Instant;
import java.util.UUID;

/**
 * That a case is the same matter as another one, which stays.
 *
 * @param into the case that stays
 * @param from the status before, which it has again if it is parted
 */
public record Merge(UUID into, Status from, Instant at) {
}
