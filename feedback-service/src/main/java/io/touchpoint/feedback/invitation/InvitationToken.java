package io.touchpoint.feedback.invitation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The secret in the address of an invitation: 192 bits by chance, of which only the hash
 * is kept.
 */
record InvitationToken(String value) {

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32}");

	private static final int BYTES = 24;

	static InvitationToken next(SecureRandom random) {
		byte[] bytes = new byte[BYTES];
		random.nextBytes(bytes);
		return new InvitationToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
	}

	static boolean isOne(String text) {
		return FORM.matcher(text).matches();
	}

	/** In hexadecimal digits. */
	String hash() {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(this.value.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	@Override
	public String toString() {
		return "InvitationToken";
	}

}
