package io.touchpoint.complaint.remedy;

import java.time.Instant;

import io.touchpoint.complaint.casework.Person;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a remedy that somebody asked for.
 *
 * @param reason why; there is one whenever it was declined
 */
record Ruling(Person by, Instant at, @Nullable String reason) {
}
