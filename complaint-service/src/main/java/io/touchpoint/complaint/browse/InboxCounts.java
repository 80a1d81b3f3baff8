package io.touchpoint.complaint.browse;

/**
 * How many cases wait for an answer, in all and for whom.
 *
 * @param mine those that the caller looks after
 * @param unassigned those that nobody looks after
 * @param dueToday those with a deadline or promise by the end of the site's present day,
 * or before
 * @param open all of them
 * @param unread those of {@code mine} whose customer said something that waits to be read
 */
record InboxCounts(long mine, long unassigned, long dueToday, long open, long unread) {
}
