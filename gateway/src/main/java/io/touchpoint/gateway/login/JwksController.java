package io.touchpoint.gateway.login;

import java.time.Duration;
import java.util.Map;

import com.nimbusds.jose.jwk.JWKSet;
import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Publishes the public keys with which services check passports.
 */
@Hidden
@RestController
class JwksController {

	private static final Duration FRESH = Duration.ofSeconds(10);

	private final SigningKeys keys;

	JwksController(SigningKeys keys) {
		this.keys = keys;
	}

	@GetMapping("/.well-known/jwks.json")
	Mono<ResponseEntity<Map<String, Object>>> keys() {
		return this.keys.published()
			.map(JWKSet::toPublicJWKSet)
			.map((set) -> ResponseEntity.ok()
				.cacheControl(CacheControl.maxAge(FRESH).cachePublic())
				.body(set.toJSONObject()));
	}

}
