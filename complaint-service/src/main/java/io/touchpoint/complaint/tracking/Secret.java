package io.touchpoint.complaint.tracking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The key to a tracking page: 256 random bits. Its text stands in the customer's link and
 * nowhere else; only the hash is kept.
 */
final class Secret {

	private static final SecureRandom random = new SecureRandom();

	private static final int BYTES = 32;

	private final String text;

	private Secret(String text) {
		this.text = text;
	}

	static Secret fresh() {
		byte[] bytes = new byte[BYTES];
		random.nextBytes(bytes);
		return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
	}

	/** What somebody says is one. */
	static Secret claimed(String text) {
		return new Secret(text);
	}

	String text() {
		return this.text;
	}

	byte[] hash() {
		try {
			return MessageDigest.getInstance("SHA-256").digest(this.text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/** Never the text: a secret does not belong in a log. */
	@Override
	public String toString() {
		return "a secret";
	}

}
