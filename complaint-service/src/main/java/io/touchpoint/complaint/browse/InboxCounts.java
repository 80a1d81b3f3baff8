package io.touchpoint.complaint.browse;

/**
 * How many cases wait for an answer, in all and for whom, or to be read.
 *
 * @param mine those that the caller looks after
 * @param unassigned those that nobody looks after
 * @param dueToday those with a deadline or promise by the end of the site's present day,
 * or before
 * @param open all that wait for an answer
 * @param unread those whose customer said something that waits to be read, whatever their
 * status and whoever looks after them
 */
record InboxCounts(long mine, long unassigned, long dueToday, long open, long unread) {
}
