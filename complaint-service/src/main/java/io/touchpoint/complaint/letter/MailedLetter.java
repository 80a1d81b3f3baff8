package io.touchpoint.complaint.letter;

import java.util.UUID;

/**
 * A reply that is to be mailed.
 */
public record MailedLetter(UUID complaint, String site, String language, String text) {
}
