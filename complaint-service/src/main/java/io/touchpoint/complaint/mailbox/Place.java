package io.touchpoint.complaint.mailbox;

/**
 * Where a mail is in the mailbox.
 *
 * @param mailbox which server, account and folder
 * @param uidValidity what the folder's numbers belong to; another one makes them others
 * @param uid the mail's number there
 */
record Place(String mailbox, long uidValidity, long uid) {
}
