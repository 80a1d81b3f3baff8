package io.touchpoint.complaint.tracking;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.touchpoint.starter.security.Secret;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes the links that may take the place of others: 128 random bits and as many that say
 * that we made them for that link. A form brings one along, so that who sends it twice is
 * shown the same, and nobody chooses a link that can be guessed or is another case's.
 */
@Component
class NextLinks {

	private static final String ALGORITHM = "HmacSHA256";

	private static final String PURPOSE = "next-link";

	private static final int HALF = 16;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final byte[] key;

	NextLinks(@Value("${touchpoint.security.service-secret}") String secret) {
		this.key = hmac(secret.getBytes(StandardCharsets.UTF_8), PURPOSE.getBytes(StandardCharsets.UTF_8));
	}

	/** One that may take the place of that one. */
	Secret after(Secret from) {
		byte[] random = new byte[HALF];
		RANDOM.nextBytes(random);
		byte[] both = Arrays.copyOf(random, 2 * HALF);
		System.arraycopy(mark(from, random), 0, both, HALF, HALF);
		return Secret.claimed(Base64.getUrlEncoder().withoutPadding().encodeToString(both));
	}

	/** What was sent, if we made it for that one; a new one otherwise. */
	Secret after(Secret from, @Nullable String sent) {
		return (sent != null && Tracking.SECRET.matcher(sent).matches() && isOurs(from, sent)) ? Secret.claimed(sent)
				: after(from);
	}

	private boolean isOurs(Secret from, String sent) {
		byte[] both = Base64.getUrlDecoder().decode(sent);
		return MessageDigest.isEqual(Arrays.copyOfRange(both, HALF, 2 * HALF), mark(from, Arrays.copyOf(both, HALF)));
	}

	private byte[] mark(Secret from, byte[] random) {
		byte[] text = from.text().getBytes(StandardCharsets.UTF_8);
		byte[] marked = Arrays.copyOf(random, random.length + text.length);
		System.arraycopy(text, 0, marked, random.length, text.length);
		return Arrays.copyOf(hmac(this.key, marked), HALF);
	}

	private static byte[] hmac(byte[] key, byte[] text) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(key, ALGORITHM));
			return mac.doFinal(text);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has " + ALGORITHM, ex);
		}
	}

}
