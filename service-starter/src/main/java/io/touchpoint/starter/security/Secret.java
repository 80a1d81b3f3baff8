package io.touchpoint.starter.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret that lets its holder in: 256 random bits, handed out once and kept as a hash
 * only.
 */
public final class Secret {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final int BYTES = 32;

	private final String text;

	private Secret(String text) {
		this.text = text;
	}

	/**
	 * A new one, as 43 characters that fit into cookies, headers and addresses.
	 */
	public static Secret fresh() {
		byte[] bytes = new byte[BYTES];
		RANDOM.nextBytes(bytes);
		return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
	}

	/**
	 * What somebody says is one.
	 */
	public static Secret claimed(String text) {
		return new Secret(text);
	}

	/**
	 * For its holder, and for nobody else.
	 */
	public String text() {
		return this.text;
	}

	/**
	 * What is stored. One round is enough for secrets that cannot be guessed.
	 */
	public byte[] hash() {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/**
	 * Whether both have the same text, in a time that does not tell where they differ.
	 */
	public boolean matches(Secret other) {
		return MessageDigest.isEqual(bytes(), other.bytes());
	}

	private byte[] bytes() {
		return this.text.getBytes(StandardCharsets.UTF_8);
	}

	/** Never the text: a secret does not belong in a log. */
	@Override
	public String toString() {
		return "a secret";
	}

}
