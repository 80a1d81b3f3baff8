package io.touchpoint.starter.security;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import javax.crypto.spec.SecretKeySpec;

import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/**
 * Decodes the passports of fellow services and no others.
 */
public final class ServicePassportDecoder implements ReactiveJwtDecoder {

	private final ReactiveJwtDecoder hs256;

	/**
	 * @param self the only audience
	 * @param secret key of the passports between services
	 * @param skew how far clocks may differ
	 */
	public ServicePassportDecoder(String self, String secret, Duration skew) {
		NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder
			.withSecretKey(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
			.macAlgorithm(MacAlgorithm.HS256)
			.build();
		decoder.setJwtValidator(PassportDecoder.validator(self, Passport.SERVICE_ISSUER, skew));
		decoder.setClaimSetConverter(PassportDecoder.claims());
		this.hs256 = decoder;
	}

	@Override
	public Mono<Jwt> decode(String token) {
		return this.hs256.decode(token);
	}

}
