package io.touchpoint.complaint.letter;

import java.util.Optional;

import io.touchpoint.complaint.casework.Complaint;

/**
 * A text with its gaps filled and, if it goes by post, printed: the slow part is done
 * before a transaction begins, and what is left is to keep it and tell of it.
 */
public record ReadyLetter(Complaint complaint, Letter letter, Optional<byte[]> pdf) {
}
