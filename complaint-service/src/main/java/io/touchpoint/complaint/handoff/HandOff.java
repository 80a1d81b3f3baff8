package io.touchpoint.complaint.handoff;

import java.time.Instant;

import io.touchpoint.complaint.casework.Desk;
import org.jspecify.annotations.Nullable;

/**
 * A change of the desk away from one that had the case.
 *
 * @param takenUpAt when the receiving side first did something; none if it never did
 * before the case was handed on or ended
 * @param deadSeconds open time of the site between the two in which nobody waited for the
 * customer
 * @param returned whether the case came back to a desk that had it before
 */
record HandOff(Instant at, String by, Desk from, Desk to, @Nullable Instant takenUpAt, long deadSeconds,
		boolean returned) {
}
