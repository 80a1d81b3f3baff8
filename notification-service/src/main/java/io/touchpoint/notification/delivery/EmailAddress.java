package io.touchpoint.notification.delivery;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/**
 * A text that was given as a mail address: one plain address that cannot smuggle a
 * header, or a refusal.
 */
sealed interface EmailAddress {

	/**
	 * RFC 5321, section 4.5.3.1.3: a path has at most 256 octets, two of them brackets.
	 */
	int LONGEST = 254;

	/**
	 * A mail address that may be written to, its domain in ASCII.
	 */
	record Valid(String value) implements EmailAddress {

		/**
		 * Tells customers apart without keeping the address: SHA-256 of the address in
		 * lower case.
		 */
		byte[] hash() {
			try {
				return MessageDigest.getInstance("SHA-256")
					.digest(this.value.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
			}
			catch (NoSuchAlgorithmException ex) {
				throw new IllegalStateException("Every Java has SHA-256", ex);
			}
		}

	}

	/**
	 * Not a mail address.
	 */
	record Invalid(String reason) implements EmailAddress {
	}

	static EmailAddress parse(String text) {
		String plain = text.strip();
		if (plain.isEmpty() || plain.length() > LONGEST) {
			return new Invalid("The address is empty or too long.");
		}
		if (plain.chars().anyMatch(EmailAddress::endsHeader)) {
			return new Invalid("The address holds control characters.");
		}
		int at = plain.lastIndexOf('@');
		if (at < 1 || at == plain.length() - 1) {
			return new Invalid("The address has no part before or behind the @.");
		}
		try {
			String ascii = plain.substring(0, at + 1) + IDN.toASCII(plain.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
			InternetAddress[] parsed = InternetAddress.parse(ascii, true);
			if (parsed.length != 1 || !ascii.equals(parsed[0].getAddress()) || parsed[0].isGroup()) {
				return new Invalid("The address is not one plain address.");
			}
			parsed[0].validate();
			return new Valid(ascii);
		}
		catch (AddressException | IllegalArgumentException ex) {
			return new Invalid("The address is malformed.");
		}
	}

	/**
	 * Control characters and spaces, and the two letters whose low byte is a line feed or
	 * a carriage return: mail clients have cut them down to it.
	 */
	private static boolean endsHeader(int character) {
		return Character.isISOControl(character) || Character.isWhitespace(character) || character == 0x760A
				|| character == 0x760D;
	}

}
