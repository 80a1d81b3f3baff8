package io.touchpoint.complaint.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.touchpoint.complaint.casework.Trace;
import org.jspecify.annotations.Nullable;

/**
 * A link of a site's chain.
 *
 * @param n its number at the site, from 1, without a gap
 * @param content HMAC-SHA-256 of what was said under the key of the case, so that nobody
 * finds it by trying words; plain SHA-256 where no words of people were, and in rows of
 * before there were keys. It is kept and never computed again
 * @param hash SHA-256 over this row and the hash of the one before
 */
record AuditRow(String site, long n, Instant at, @Nullable UUID complaint, String kind, @Nullable String actor,
		byte[] content, byte[] hash) {

	/** What stands before the first row. */
	static final byte[] BEGINNING = new byte[32];

	/**
	 * The next row of a chain.
	 * @param key of the case; null if what happened needs none
	 */
	static AuditRow after(byte[] before, String site, long n, Trace trace, byte @Nullable [] key) {
		if (key == null && trace.keyedBy() != null) {
			throw new IllegalArgumentException("Words in a case need its key");
		}
		Instant at = trace.at().truncatedTo(ChronoUnit.MICROS);
		AuditRow row = new AuditRow(site, n, at, trace.complaint(), trace.kind(), trace.actor(),
				(key != null) ? keyed(trace.content(), key) : sha256(trace.content()), BEGINNING);
		return new AuditRow(site, n, at, row.complaint, row.kind, row.actor, row.content, row.hashAfter(before));
	}

	/** Whether this row is what it was when it was written after that one. */
	boolean follows(byte[] before) {
		return Arrays.equals(this.hash, hashAfter(before));
	}

	/**
	 * Each field goes in with its length, so that nothing can move from one to the next.
	 */
	private byte[] hashAfter(byte[] before) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			out.write(before);
			out.writeLong(this.n);
			out.writeLong(this.at.getEpochSecond());
			out.writeInt(this.at.getNano());
			for (String field : new String[] { this.site, String.valueOf(this.complaint), this.kind,
					(this.actor != null) ? this.actor : "" }) {
				byte[] text = field.getBytes(StandardCharsets.UTF_8);
				out.writeInt(text.length);
				out.write(text);
			}
			out.write(this.content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return sha256(bytes.toByteArray());
	}

	private static byte[] keyed(byte[] bytes, byte[] key) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key, "HmacSHA256"));
			return mac.doFinal(bytes);
		}
		catch (NoSuchAlgorithmException | InvalidKeyException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] sha256(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
