package io.touchpoint.gateway.login;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of sign-in, sessions and passports.
 *
 * @param secret encrypts the signing keys at rest, at least 32 characters
 * @param sessionIdle how long a session lives without a request
 * @param sessionLongest how long a session lives at most
 * @param streamCheck how often it is asked whether who opened a live stream may still
 * read
 * @param passportLife how long a service accepts a passport
 * @param passportReuse how long the same passport is handed out again
 * @param keyLife after how long a new signing key takes over
 * @param keyGrace how long the public half stays after the last passport of a key
 * @param upkeep how often keys are read anew and dead sessions cleared
 * @param wrongPasswords how many wrong passwords a name bears
 * @param wrongPasswordsPer the time after which they are forgotten
 * @param wrongPassports how many passports that do not hold an address may show
 * @param wrongPassportsPer the time after which they are forgotten
 */
@ConfigurationProperties("touchpoint.login")
record LoginProperties(String secret, Duration sessionIdle, Duration sessionLongest, Duration streamCheck,
		Duration passportLife, Duration passportReuse, Duration keyLife, Duration keyGrace, Duration upkeep,
		int wrongPasswords, Duration wrongPasswordsPer, int wrongPassports, Duration wrongPassportsPer) {

	LoginProperties {
		if (secret.length() < 32) {
			throw new IllegalArgumentException(
					"touchpoint.login.secret (TOUCHPOINT_LOGIN_SECRET) needs at least 32 characters.");
		}
	}

}
