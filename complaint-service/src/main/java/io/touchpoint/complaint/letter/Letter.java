package io.touchpoint.complaint.letter;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A text as it went to a customer.
 *
 * @param recipient name and postal address on a letter
 * @param template what it began with, and of which revision
 * @param mailed whether there was an address to mail it to
 */
record Letter(UUID id, LetterChannel channel, String language, String text, @Nullable String recipient,
		@Nullable UUID template, @Nullable Long templateRevision, boolean mailed, Instant sentAt, String sentBy) {
}
