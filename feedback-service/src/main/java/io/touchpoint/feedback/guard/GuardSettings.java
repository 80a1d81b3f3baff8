package io.touchpoint.feedback.guard;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When answers are slowed down or flagged. A hospital behind one address is one
 * neighbourhood, so the numbers are those of a busy house, not of a person.
 *
 * @param network answers of a neighbourhood, over all surveys
 * @param survey answers of a survey, from all neighbourhoods
 * @param site answers of a site, from all neighbourhoods
 * @param burst answers of one neighbourhood to one survey before further ones are flagged
 * @param alike how many equal answers in a row are believed
 * @param alikePer how long an answer is remembered for that
 * @param proofBits how much work a browser has to show while a bucket is empty: leading
 * zero bits of a SHA-256
 * @param proofLife how long a question may be pondered on
 */
@ConfigurationProperties("touchpoint.guard")
record GuardSettings(Rate network, Rate survey, Rate site, Rate burst, int alike, Duration alikePer, int proofBits,
		Duration proofLife) {

	/**
	 * How much is allowed.
	 *
	 * @param tokens at once, and in each period
	 * @param per the period
	 */
	record Rate(int tokens, Duration per) {
	}

}
