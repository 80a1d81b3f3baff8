package io.touchpoint.starter.testing;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Passport;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;

/**
 * Passports as the gateway and fellow services would issue them, signed with keys that
 * {@link PostgresTest} contexts trust. Use with {@code headers.setBearerAuth(...)}.
 */
public final class TestPassports {

	static final String SERVICE_SECRET = "only-for-tests-only-for-tests-only-for-tests";

	/**
	 * A test gets one before its context has started, which takes a while on a busy
	 * machine.
	 */
	private static final Duration LIFE = Duration.ofMinutes(10);

	private static final ECKey KEY = key();

	private final String audience;

	/**
	 * @param audience the service's application name
	 */
	public TestPassports(String audience) {
		this.audience = audience;
	}

	static String publicKeys() {
		return new JWKSet(KEY).toString(true);
	}

	public String headOffice() {
		return of(new Caller("head-1", "Hanna Head", Set.of(Role.HEAD_OFFICE), SiteScope.allSites()));
	}

	public String siteManager(String... sites) {
		return of(new Caller("manager-1", "Mara Manager", Set.of(Role.SITE_MANAGER), SiteScope.of(sites)));
	}

	public String staff(String... sites) {
		return of(new Caller("staff-1", "Stefan Staff", Set.of(Role.STAFF), SiteScope.of(sites)));
	}

	public String ops() {
		return of(new Caller("ops-1", "Olga Ops", Set.of(Role.OPS), SiteScope.of()));
	}

	public String of(Caller caller) {
		return person(caller, this.audience, Instant.now().plus(LIFE));
	}

	public String expired() {
		return person(new Caller("head-1", "Hanna Head", Set.of(Role.HEAD_OFFICE), SiteScope.allSites()), this.audience,
				Instant.now().minusSeconds(60));
	}

	/**
	 * A head-office passport for another service, which this one must refuse.
	 */
	public String forAnotherService() {
		return person(new Caller("head-1", "Hanna Head", Set.of(Role.HEAD_OFFICE), SiteScope.allSites()),
				"another-service", Instant.now().plus(LIFE));
	}

	/**
	 * A passport of the gateway with claims of the test's choice: to show what is
	 * refused.
	 */
	public String with(Consumer<JWTClaimsSet.Builder> change) {
		return person(new Caller("head-1", "Hanna Head", Set.of(Role.HEAD_OFFICE), SiteScope.allSites()), this.audience,
				Instant.now().plus(LIFE), change);
	}

	public String service() {
		try {
			SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256),
					new JWTClaimsSet.Builder().issuer(Passport.SERVICE_ISSUER)
						.subject("test-service")
						.audience(this.audience)
						.expirationTime(Date.from(Instant.now().plus(LIFE)))
						.build());
			jwt.sign(new MACSigner(SERVICE_SECRET));
			return jwt.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Whether a fellow service signed this for the audience: what a stand-in for that
	 * service checks of a call that it gets.
	 */
	public boolean isFromService(String bearer) {
		try {
			SignedJWT jwt = SignedJWT.parse(bearer);
			return jwt.verify(new MACVerifier(SERVICE_SECRET))
					&& Passport.SERVICE_ISSUER.equals(jwt.getJWTClaimsSet().getIssuer())
					&& jwt.getJWTClaimsSet().getAudience().equals(List.of(this.audience));
		}
		catch (ParseException | JOSEException ex) {
			return false;
		}
	}

	private static String person(Caller caller, String audience, Instant expiry) {
		return person(caller, audience, expiry, (claims) -> {
		});
	}

	private static String person(Caller caller, String audience, Instant expiry,
			Consumer<JWTClaimsSet.Builder> change) {
		JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
		Passport.claims(caller).forEach(claims::claim);
		claims.issuer(Passport.GATEWAY_ISSUER).audience(audience).expirationTime(Date.from(expiry));
		change.accept(claims);
		try {
			SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(KEY.getKeyID()).build(),
					claims.build());
			jwt.sign(new ECDSASigner(KEY));
			return jwt.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ECKey key() {
		try {
			return new ECKeyGenerator(Curve.P_256).keyID("test").generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
