package io.touchpoint.complaint.letter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.Addressee;
import io.touchpoint.complaint.casework.CaseField;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Sight;
import org.jspecify.annotations.Nullable;

/**
 * A text that went to a customer, as a colleague sees it.
 *
 * @param recipient name and postal address on a letter
 * @param template what it began with, and of which revision
 * @param mailed whether there was an address to mail it to
 * @param masked what is hidden from the reader
 */
record LetterView(UUID id, LetterChannel channel, String language, @Nullable String text, @Nullable String recipient,
		@Nullable UUID template, @Nullable Long templateRevision, boolean mailed, Instant sentAt, String sentBy,
		List<String> masked) {

	static LetterView of(Letter letter, Complaint complaint, Addressee addressee, Sight sight) {
		Sight.Masking mask = sight.masking(complaint.restriction() != null);
		String text = mask.letter("text", letter.text(), addressee);
		String recipient = mask.show(CaseField.CONTACT, "recipient", letter.recipient());
		return new LetterView(letter.id(), letter.channel(), letter.language(), text, recipient, letter.template(),
				letter.templateRevision(), letter.mailed(), letter.sentAt(), letter.sentBy(), mask.masked());
	}

}
