/**
 * What becomes of a case's time: at work, waiting after hand-offs, with the customer,
 * closed.
 */
@NullMarked
package io.touchpoint.complaint.handoff;

import org.jspecify.annotations.NullMarked;
