package io.touchpoint.feedback.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;

/**
 * By what a request to record something is known again: hashes of who sent which key, and
 * of what was sent.
 *
 * @param key of the kind of record, the sender and the key
 * @param body of what was sent, 32 bytes
 */
public record Repetition(UUID key, byte[] body) {

	private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");

	/**
	 * Reads the header.
	 * @param kind what is recorded
	 * @param key null if none came: then each request is a new one
	 * @param sent what is recorded, read
	 * @throws io.touchpoint.starter.web.ProblemException 400 if the key has another form
	 */
	public static @Nullable Repetition of(String kind, Caller caller, @Nullable String key, Object sent) {
		if (key == null) {
			return null;
		}
		if (!KEY_FORM.matcher(key).matches()) {
			throw Problems.invalid(new FieldFault(PublicResponses.KEY, "invalid",
					"'" + PublicResponses.KEY + "' must be 1 to 200 printable ASCII characters, for example a UUID."));
		}
		ByteBuffer hash = ByteBuffer.wrap(sha256(kind + '\n' + caller.id() + '\n' + key));
		return new Repetition(new UUID(hash.getLong(), hash.getLong()),
				sha256(JsonMapper.shared().writeValueAsString(sent)));
	}

	/**
	 * The record that the key made before.
	 * @throws io.touchpoint.starter.web.ProblemException 422 if it was made of another
	 * body
	 */
	public UUID same(UUID made, byte[] of) {
		if (!Arrays.equals(of, this.body)) {
			throw Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused",
					"This Idempotency-Key came before with another body.");
		}
		return made;
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
