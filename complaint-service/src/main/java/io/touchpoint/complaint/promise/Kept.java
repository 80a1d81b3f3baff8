package io.touchpoint.complaint.promise;

import java.time.Instant;

/**
 * When and by whom a promise was kept.
 *
 * @param proof what shows it, in a sentence
 */
record Kept(Instant at, String by, String proof) {
}
