package io.touchpoint.complaint.promise;

import java.time.Instant;

/**
 * What a customer still waits for.
 */
public record OpenPromise(String text, Instant dueAt) {
}
