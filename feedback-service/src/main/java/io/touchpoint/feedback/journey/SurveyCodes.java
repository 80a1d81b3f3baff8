package io.touchpoint.feedback.journey;

import java.security.SecureRandom;

import org.springframework.stereotype.Component;

/**
 * Makes survey codes: ten characters that are easy to type from a poster (no 0 and o, 1
 * and l, i, u), 30^10 possibilities.
 */
@Component
class SurveyCodes {

	private static final String ALPHABET = "23456789abcdefghjkmnpqrstvwxyz";

	private static final int LENGTH = 10;

	private final SecureRandom random = new SecureRandom();

	String next() {
		StringBuilder code = new StringBuilder(LENGTH);
		for (int i = 0; i < LENGTH; i++) {
			code.append(ALPHABET.charAt(this.random.nextInt(ALPHABET.length())));
		}
		return code.toString();
	}

}
