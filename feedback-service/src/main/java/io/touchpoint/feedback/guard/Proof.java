package io.touchpoint.feedback.guard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks a browser for work, or a person without scripts for a sum. Nothing is kept: the
 * question follows from the form's one-time key and a stamp that only we can make, and
 * because a key is stored once, a proof serves for one answer.
 */
@Component
public class Proof {

	private static final String NAME = "HmacSHA256";

	private static final int STAMP_BYTES = 8;

	private final SecretKeySpec secret;

	private final int bits;

	private final Duration life;

	private final Clock clock;

	@Autowired
	Proof(@Value("${touchpoint.security.service-secret}") String secret, GuardSettings settings, Clock clock) {
		this(secret, settings.proofBits(), settings.proofLife(), clock);
	}

	Proof(String secret, int bits, Duration life, Clock clock) {
		this.secret = new SecretKeySpec(("proof:" + secret).getBytes(StandardCharsets.UTF_8), NAME);
		this.bits = bits;
		this.life = life;
		this.clock = clock;
	}

	/**
	 * What is asked.
	 *
	 * @param stamp goes back with the answer
	 * @param bits leading zero bits that the SHA-256 of {@code stamp:key:number} needs
	 * @param one a summand of the plain question
	 * @param other the other one
	 */
	public record Question(String stamp, int bits, int one, int other) {
	}

	/** What is asked with the form of this key. */
	public Question ask(String key) {
		long window = window();
		return new Question(stamp(window), this.bits, summand(window, key, 0), summand(window, key, 1));
	}

	/**
	 * Whether one of both answers is right.
	 * @param number what the script found
	 * @param sum what the person reckoned
	 */
	public boolean holds(String key, @Nullable String stamp, @Nullable String number, @Nullable String sum) {
		long now = window();
		for (long window = now; window >= now - 1; window--) {
			if (stamp(window).equals(stamp)) {
				return isWorked(stamp, key, number) || isReckoned(window, key, sum);
			}
		}
		return false;
	}

	private boolean isWorked(@Nullable String stamp, String key, @Nullable String number) {
		return number != null && number.matches("\\d{1,12}")
				&& zeros(sha256(stamp + ":" + key + ":" + number)) >= this.bits;
	}

	private boolean isReckoned(long window, String key, @Nullable String sum) {
		int expected = summand(window, key, 0) + summand(window, key, 1);
		String digits = (sum != null) ? sum.strip() : "";
		return digits.matches("\\p{Nd}{1,2}") && Integer.parseInt(digits) == expected;
	}

	private long window() {
		return this.clock.instant().getEpochSecond() / this.life.toSeconds();
	}

	private String stamp(long window) {
		return HexFormat.of().formatHex(mac("stamp:" + window), 0, STAMP_BYTES);
	}

	private int summand(long window, String key, int nth) {
		return 1 + Math.floorMod(mac("sum:" + window + ":" + key)[nth], 9);
	}

	private byte[] mac(String text) {
		try {
			Mac mac = Mac.getInstance(NAME);
			mac.init(this.secret);
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException | InvalidKeyException ex) {
			throw new IllegalStateException("Every Java platform has " + NAME, ex);
		}
	}

	private static byte[] sha256(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	private static int zeros(byte[] hash) {
		return Integer.numberOfLeadingZeros(ByteBuffer.wrap(hash).getInt());
	}

}
