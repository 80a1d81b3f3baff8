package io.touchpoint.complaint.letter;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.starter.event.NewEvent;

/**
 * Payload of {@code letter.sent}, version 1: a text went to a customer. Its words are
 * asked for by whoever mails them.
 *
 * @param channel REPLY or LETTER
 * @param mail whether it is to be mailed to the address that the customer left
 */
record LetterSent(UUID complaint, String reference, LetterChannel channel, boolean mail) {

	static final String TYPE = "letter.sent";

	static final int VERSION = 1;

	static NewEvent of(Letter letter, Complaint complaint) {
		return new NewEvent(TYPE, VERSION, complaint.site(), letter.sentAt(), letter.id().toString(),
				new LetterSent(complaint.id(), complaint.reference(), letter.channel(), letter.mailed()));
	}

}
