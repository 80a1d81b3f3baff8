package io.touchpoint.complaint.recovery;

import java.time.Instant;

import io.touchpoint.complaint.casework.Person;
import org.jspecify.annotations.Nullable;

/**
 * What the site found out about a customer's return.
 *
 * @param source from where; there is none when nobody could find out
 */
record ReturnAnswer(Returned returned, @Nullable ReturnSource source, @Nullable String note, Person by, Instant at) {
}
