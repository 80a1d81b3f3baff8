package io.touchpoint.complaint.letter;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What a customer is told of how we stay in contact.
 *
 * @param text with placeholders, among them those of the plan
 * @param language the case's own if none is named
 * @param recipient name and postal address, for a letter
 * @param person the name of who alone answers
 * @param replyEvery within how many working days one reply goes out
 * @param until the last day
 */
public record PlanLetter(LetterChannel channel, String text, @Nullable String language, @Nullable String recipient,
		String person, int replyEvery, LocalDate until) {

	NewLetter wanted() {
		return new NewLetter(this.channel, this.text, this.language, this.recipient, null, null, null).checked();
	}

}
