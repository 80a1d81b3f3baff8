/**
 * Complaints that come by e-mail: the mailbox of the operation is read, each mail is kept
 * as it came, and becomes a case, a message of one, or waits for head office.
 */
@NullMarked
package io.touchpoint.complaint.mailbox;

import org.jspecify.annotations.NullMarked;
