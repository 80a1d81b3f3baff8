package io.touchpoint.feedback.customer;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The form of an address by which a customer is found again: lower case, the domain in
 * its ASCII form. Dots and what follows a plus stay, because for most mail servers they
 * are other people.
 */
final class EmailKey {

	private EmailKey() {
	}

	static String of(String email) {
		String plain = Normalizer.normalize(email.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
		int at = plain.lastIndexOf('@');
		return plain.substring(0, at + 1) + ascii(plain.substring(at + 1));
	}

	private static String ascii(String domain) {
		try {
			return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
		}
		catch (IllegalArgumentException ex) {
			return domain;
		}
	}

}
