package io.touchpoint.complaint.casework;

import java.time.Instant;

/**
 * A move in the history of a case.
 */
public record Stage(Instant at, Status from, Status to) {
}
