package io.touchpoint.starter.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class GatewayKeysTests {

	@TempDir
	private Path state;

	private final ECKey key = ecKey("first");

	private final AtomicInteger fetches = new AtomicInteger();

	@Test
	void requestsThatMeetAnUnknownKeyTogetherShareOneFetch() {
		GatewayKeys keys = keys(Mono.delay(Duration.ofMillis(100)).thenReturn(publicSet()));
		StepVerifier.create(Flux.range(0, 20).flatMap((n) -> keys.keysFor(signedWith("first"))).map(JWK::getKeyID))
			.expectNextCount(20)
			.verifyComplete();
		assertThat(this.fetches).hasValue(1);
	}

	@Test
	void aKeyThatIsKnownCostsNoFetch() {
		GatewayKeys keys = keys(Mono.just(publicSet()));
		StepVerifier.create(keys.keysFor(signedWith("first")).thenMany(keys.keysFor(signedWith("first"))))
			.expectNextCount(1)
			.verifyComplete();
		assertThat(this.fetches).hasValue(1);
	}

	@Test
	void theLastGoodCopyServesWhileTheGatewayIsAway() {
		StepVerifier.create(keys(Mono.just(publicSet())).keysFor(signedWith("first")))
			.expectNextCount(1)
			.verifyComplete();
		StepVerifier.create(keys(Mono.error(new IOException("away"))).keysFor(signedWith("first")))
			.expectNextCount(1)
			.verifyComplete();
	}

	@Test
	void aKeyThatNobodyKnowsMatchesNothing() {
		StepVerifier.create(keys(Mono.just(publicSet())).keysFor(signedWith("stranger"))).verifyComplete();
	}

	@Test
	void aGatewayThatCannotBeAskedIsNoVerdictOnThePassport() {
		GatewayKeys keys = keys(Mono.error(new IOException("away")));
		StepVerifier.create(keys.keysFor(signedWith("first"))).verifyErrorMessage("away");
	}

	@Test
	void onlyPublicHalvesAreKept() throws IOException {
		StepVerifier.create(keys(Mono.just(publicSet())).keysFor(signedWith("first")))
			.expectNextCount(1)
			.verifyComplete();
		assertThat(Files.readString(this.state.resolve("jwks.json"))).doesNotContain("\"d\"");
	}

	private GatewayKeys keys(Mono<String> remote) {
		return new GatewayKeys(Mono.defer(() -> {
			this.fetches.incrementAndGet();
			return remote;
		}), this.state);
	}

	private String publicSet() {
		return new JWKSet(this.key).toString(true);
	}

	private static SignedJWT signedWith(String keyId) {
		return new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(),
				new JWTClaimsSet.Builder().build());
	}

	private static ECKey ecKey(String id) {
		try {
			return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
		}
		catch (com.nimbusds.jose.JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
