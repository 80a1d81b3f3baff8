package io.touchpoint.complaint.letter;

import java.util.UUID;

import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to send.
 *
 * @param text with placeholders, which are filled in as it is sent
 * @param language the case's own if none is named
 * @param recipient name and postal address, for a letter
 * @param template what the text began with
 * @param to where the case is to go at the same time
 * @param holding whether it tells the customer why it takes longer, where the rules give
 * more time then
 */
record NewLetter(@NotNull LetterChannel channel, @NotBlank @Size(max = 8000) String text,
		@Nullable @Pattern(regexp = Matter.LANGUAGE) String language, @Nullable @Size(max = 500) String recipient,
		@Nullable @Valid UsedTemplate template, @Nullable Status to, @Nullable Boolean holding) {

	/** How a text ends that is signed with all that is known of the site. */
	private static final java.util.regex.Pattern SIGNED = java.util.regex.Pattern.compile("\\{contact}\\s*\\z");

	/**
	 * The text with its gaps. The head of a printed letter, the foot of a mail and that
	 * of the tracking page tell how the site is reached, so that a text signed with it
	 * ends with the site's name.
	 */
	String gaps() {
		return SIGNED.matcher(this.text).replaceFirst("{site}");
	}

	/** The template that a text began with, as it was then. */
	record UsedTemplate(@NotNull UUID id, @Min(1) long revision) {
	}

	/** The same without what cannot be sent, or a 400 problem. */
	NewLetter checked() {
		String plain = PlainText.of(this.text);
		if (plain.isEmpty()) {
			throw Problems.invalid(new FieldFault("text", "missing", "'text' must not be blank."));
		}
		String address = PlainText.orNull(this.recipient);
		if (address != null && this.channel == LetterChannel.REPLY) {
			throw Problems
				.invalid(new FieldFault("recipient", "not-allowed", "A reply goes to the address of the case."));
		}
		return new NewLetter(this.channel, plain, this.language, address, this.template, this.to, this.holding);
	}

}
