package io.touchpoint.gateway.login;

import java.time.Instant;

import com.nimbusds.jose.jwk.ECKey;

/**
 * A key pair that passports are signed with.
 *
 * @param pair the pair, with its id
 * @param createdAt when it was made; the newest one signs
 */
record SigningKey(ECKey pair, Instant createdAt) {

	@Override
	public String toString() {
		return "SigningKey[" + this.pair.getKeyID() + "]";
	}

}
