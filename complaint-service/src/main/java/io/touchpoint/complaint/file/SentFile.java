package io.touchpoint.complaint.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A file as somebody sent it.
 *
 * @param bytes none if it was too large
 */
public record SentFile(String name, byte[] bytes, boolean tooLarge) {

	/** What tells it from another file. */
	public byte[] print() {
		try {
			return MessageDigest.getInstance("SHA-256").digest(this.bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof SentFile file && this.name.equals(file.name) && this.tooLarge == file.tooLarge
				&& Arrays.equals(this.bytes, file.bytes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.bytes);
	}

	@Override
	public String toString() {
		return this.bytes.length + " bytes";
	}

}
