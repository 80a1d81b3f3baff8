package io.touchpoint.gateway.login;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Passport;

import org.springframework.stereotype.Component;

/**
 * Mints the passport with which a caller goes to one service. The same caller gets the
 * same passport again for a few seconds; a changed role or scope is another caller.
 */
@Component
public class Passports {

	private static final int MOST_KEPT = 10_000;

	private final SigningKeys keys;

	private final LoginProperties properties;

	private final Clock clock;

	private final Cache<Trip, String> minted;

	Passports(SigningKeys keys, LoginProperties properties, Clock clock) {
		this.keys = keys;
		this.properties = properties;
		this.clock = clock;
		this.minted = Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(properties.passportReuse()).build();
	}

	/**
	 * A signed passport of the caller for the service of that name.
	 */
	public String passport(Caller caller, String audience) {
		return this.minted.get(new Trip(caller, audience), this::mint);
	}

	private String mint(Trip trip) {
		Instant now = this.clock.instant();
		SigningKey key = this.keys.current();
		JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
		Passport.claims(trip.caller()).forEach(claims::claim);
		claims.issuer(Passport.GATEWAY_ISSUER)
			.audience(trip.audience())
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plus(this.properties.passportLife())));
		try {
			SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT)
				.keyID(key.pair().getKeyID())
				.build(), claims.build());
			jwt.sign(new ECDSASigner(key.pair()));
			return jwt.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("The signing key cannot sign", ex);
		}
	}

	private record Trip(Caller caller, String audience) {
	}

}
