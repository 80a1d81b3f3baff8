package io.touchpoint.starter.security;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * Issues the passport with which this service calls another one's {@code /internal}
 * paths: HS256 over the operation's service secret, one audience, one minute. One is
 * shown again until half of its life has passed.
 */
final class ServicePassport {

	static final Duration LIFE = Duration.ofSeconds(60);

	private final String self;

	private final byte[] secret;

	private final Clock clock;

	private final Map<String, Issued> issued = new ConcurrentHashMap<>();

	ServicePassport(String self, String secret, Clock clock) {
		this.self = self;
		this.secret = secret.getBytes(StandardCharsets.UTF_8);
		this.clock = clock;
	}

	/**
	 * A signed passport for the service of that name, valid for half a minute at least.
	 */
	String issue(String audience) {
		Instant now = this.clock.instant();
		Issued known = this.issued.get(audience);
		if (known == null || !known.isFresh(now)) {
			known = new Issued(sign(audience, now), now);
			this.issued.put(audience, known);
		}
		return known.token();
	}

	private String sign(String audience, Instant now) {
		JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(Passport.SERVICE_ISSUER)
			.subject(this.self)
			.audience(audience)
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plus(LIFE)))
			.build();
		try {
			SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build(),
					claims);
			jwt.sign(new MACSigner(this.secret));
			return jwt.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("The service secret cannot sign", ex);
		}
	}

	private record Issued(String token, Instant at) {

		/** A clock that was set back makes a new one. */
		boolean isFresh(Instant now) {
			return !now.isBefore(this.at) && now.isBefore(this.at.plus(LIFE.dividedBy(2)));
		}

	}

}
