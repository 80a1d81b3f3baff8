package io.touchpoint.starter.security;

import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTParser;
import reactor.core.publisher.Mono;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/**
 * Decodes both kinds of passport: ES256 by the gateway for people, HS256 by a fellow
 * service for {@code /internal}. Each must name this service as its audience and come
 * from the issuer that its algorithm belongs to.
 */
final class PassportDecoder implements ReactiveJwtDecoder {

	private final ReactiveJwtDecoder people;

	private final ReactiveJwtDecoder services;

	PassportDecoder(String self, String secret, Duration skew, GatewayKeys keys) {
		NimbusReactiveJwtDecoder es256 = NimbusReactiveJwtDecoder.withJwkSource(keys::keysFor)
			.jwsAlgorithm(SignatureAlgorithm.ES256)
			.build();
		es256.setJwtValidator(validator(self, Passport.GATEWAY_ISSUER, skew));
		es256.setClaimSetConverter(claims());
		this.people = es256;
		this.services = new ServicePassportDecoder(self, secret, skew);
	}

	static OAuth2TokenValidator<Jwt> validator(String self, String issuer, Duration skew) {
		return new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(skew),
				new JwtClaimValidator<Object>("exp", (expiry) -> expiry != null),
				new JwtClaimValidator<String>("iss", issuer::equals),
				new JwtClaimValidator<List<String>>("aud", (audience) -> List.of(self).equals(audience)));
	}

	/** The issuer is a name: tried as a URL, each passport would cost an exception. */
	static Converter<Map<String, Object>, Map<String, Object>> claims() {
		return MappedJwtClaimSetConverter.withDefaults(Map.of(JwtClaimNames.ISS, (issuer) -> issuer));
	}

	@Override
	public Mono<Jwt> decode(String token) {
		try {
			boolean byService = JWSAlgorithm.HS256.equals(JWTParser.parse(token).getHeader().getAlgorithm());
			return (byService ? this.services : this.people).decode(token)
				// Spring's word for keys that cannot be had; it must not pass for a fault
				// of
				// ours.
				.onErrorMap(IllegalStateException.class,
						(ex) -> new JwtException("The passport cannot be checked", ex));
		}
		catch (ParseException ex) {
			return Mono.error(new BadJwtException("The passport is not a JWT", ex));
		}
	}

}
