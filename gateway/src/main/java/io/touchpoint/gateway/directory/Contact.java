package io.touchpoint.gateway.directory;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * How customers reach a site: the block under its mails.
 *
 * @param email address for customers
 * @param phone number for customers
 * @param address where it is
 */
record Contact(
		@Nullable @Size(max = 254) @Email(regexp = "[^\\s@]+@[^\\s@]+\\.[^\\s@]{2,}",
				message = "is not an e-mail address") String email,
		@Nullable @Pattern(regexp = "[+0-9 ()/.x-]{3,40}", message = "is not a phone number") String phone,
		@Nullable @Size(max = 300) @Pattern(regexp = Texts.LINES, message = Texts.MESSAGE) String address) {

	static final Contact NONE = new Contact(null, null, null);

}
