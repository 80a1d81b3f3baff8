/**
 * How long what belongs to people is kept. Each package says what of its records is cut
 * when their time is over; this one keeps the rules, the time, and the record of it.
 */
@NullMarked
package io.touchpoint.feedback.retention;

import org.jspecify.annotations.NullMarked;
