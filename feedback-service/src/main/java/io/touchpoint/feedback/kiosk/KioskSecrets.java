package io.touchpoint.feedback.kiosk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import org.springframework.stereotype.Component;

/**
 * Makes what a kiosk is known by. A pairing code has 39 bits, lives for minutes and can
 * be tried a few times a minute; a device's secret has 256 bits. Both are stored hashed.
 */
@Component
class KioskSecrets {

	/**
	 * A PIN as the device needs it to check one by itself.
	 */
	record Pin(byte[] salt, byte[] hash) {
	}

	/** Rounds for a PIN; the device counts them too. */
	static final int ROUNDS = 100_000;

	private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

	private static final int CODE = 8;

	private static final int SECRET_BYTES = 32;

	private static final int SALT_BYTES = 16;

	private static final int PIN_BITS = 256;

	private final SecureRandom random = new SecureRandom();

	/**
	 * A code that is typed once.
	 */
	String code() {
		StringBuilder code = new StringBuilder(CODE);
		for (int i = 0; i < CODE; i++) {
			code.append(ALPHABET.charAt(this.random.nextInt(ALPHABET.length())));
		}
		return code.toString();
	}

	String secret() {
		byte[] bytes = new byte[SECRET_BYTES];
		this.random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/**
	 * However it was typed: small or capital letters, with spaces or a dash.
	 */
	static byte[] hashOfCode(String typed) {
		return hash("code " + typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", ""));
	}

	static byte[] hashOfSecret(String secret) {
		return hash("secret " + secret);
	}

	private static byte[] hash(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/**
	 * Takes a while on purpose: not for an event loop.
	 */
	Pin pin(String digits) {
		byte[] salt = new byte[SALT_BYTES];
		this.random.nextBytes(salt);
		try {
			PBEKeySpec spec = new PBEKeySpec(digits.toCharArray(), salt, ROUNDS, PIN_BITS);
			return new Pin(salt,
					SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Java has PBKDF2", ex);
		}
	}

}
