package io.touchpoint.starter.web;

import java.net.IDN;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The mail addresses that we write to: one plain address, RFC 5321 without quoted words,
 * numbers in brackets and comments, which many senders and receivers refuse. Whoever left
 * another one would wait for an answer in vain.
 */
public final class ReachableAddress {

	/** RFC 5321, section 4.5.3.1.3, in characters. */
	public static final int LONGEST = 254;

	/** Letters that mail clients have cut down to a line end are among those left out. */
	private static final String WORD = "[^\\s\\p{C}\\p{Z}@,:;<>\"()\\[\\]\\\\.\\x{760A}\\x{760D}]+";

	private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";

	/** For annotations. The domain has a dot, and its last part two letters at least. */
	public static final String SHAPE = "(?=.{1,254}$)(?=[^@]{1,64}@)" + WORD + "(?:\\." + WORD + ")*@(?:" + LABEL
			+ "\\.)+(?=.{2})" + LABEL;

	private static final Pattern SHAPED = Pattern.compile(SHAPE);

	private ReachableAddress() {
	}

	/** Whether the text is one, its domain such that it can be looked up. */
	public static boolean isOne(String text) {
		return SHAPED.matcher(text).matches() && isDomain(text.substring(text.indexOf('@') + 1));
	}

	/**
	 * The address as it is stored: one letter with a mark may be written as one character
	 * or as two, and is found only as one.
	 */
	public static String composed(String address) {
		return Normalizer.normalize(address, Normalizer.Form.NFC);
	}

	private static boolean isDomain(String domain) {
		try {
			return !IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).isEmpty();
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
