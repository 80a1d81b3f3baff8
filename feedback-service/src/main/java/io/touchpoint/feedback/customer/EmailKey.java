package io.touchpoint.feedback.customer;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.touchpoint.starter.web.ReachableAddress;

/**
 * The form of an address by which a customer is found again: lower case, the domain in
 * its ASCII form. Dots and what follows a plus stay, because for most mail servers they
 * are other people.
 */
final class EmailKey {

	private EmailKey() {
	}

	static String of(String email) {
		String plain = ReachableAddress.composed(email.strip()).toLowerCase(Locale.ROOT);
		int at = plain.lastIndexOf('@');
		return plain.substring(0, at + 1) + ascii(plain.substring(at + 1));
	}

	/**
	 * All forms that somebody may have written an address in that has this key: a domain
	 * beyond ASCII is written as it reads, too.
	 */
	static List<String> writtenAs(String key) {
		int at = key.lastIndexOf('@');
		String read = key.substring(0, at + 1) + IDN.toUnicode(key.substring(at + 1));
		return Stream.of(key, read).distinct().toList();
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
