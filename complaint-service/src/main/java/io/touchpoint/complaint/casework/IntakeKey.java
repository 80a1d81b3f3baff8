package io.touchpoint.complaint.casework;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The key under which a submission may come again, and the print of what it said. Only
 * hashes are kept.
 */
public record IntakeKey(byte[] key, byte[] body) {

	public static IntakeKey of(String sender, String key, String body) {
		return new IntakeKey(sha256(sender + '\n' + key), sha256(body));
	}

	private static byte[] sha256(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
