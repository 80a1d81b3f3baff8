package io.touchpoint.complaint.promise;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What is promised to whom until when.
 *
 * @param text the promise in a sentence
 * @param to whom it was made to beside the customer of the case; null means the customer
 * @param dueAt the last moment at which it is kept in time
 * @param remindAt when somebody is reminded of it
 */
record Terms(String text, @Nullable String to, Instant dueAt, Instant remindAt) {
}
