package io.touchpoint.starter.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The gateway's public keys: kept in memory, fetched when a passport names a key that is
 * not known, and saved to disk so that a start during a gateway outage still knows them.
 */
final class GatewayKeys {

	private static final Logger logger = LoggerFactory.getLogger(GatewayKeys.class);

	/** A made-up key id must not make every request a fetch. */
	private static final Duration PAUSE_BETWEEN_FETCHES = Duration.ofSeconds(1);

	private final Mono<String> remote;

	private final Path copy;

	private final Clock clock;

	private volatile List<JWK> known;

	private volatile Instant lastFetch = Instant.EPOCH;

	GatewayKeys(Mono<String> remote, Path state, Clock clock) {
		this.remote = remote;
		this.copy = state.resolve("jwks.json");
		this.clock = clock;
		this.known = lastGood();
	}

	Flux<JWK> keysFor(SignedJWT passport) {
		String keyId = passport.getHeader().getKeyID();
		List<JWK> match = match(keyId);
		return match.isEmpty() ? refresh().thenMany(Flux.defer(() -> Flux.fromIterable(match(keyId))))
				: Flux.fromIterable(match);
	}

	private List<JWK> match(String keyId) {
		return this.known.stream().filter((key) -> key.getKeyID().equals(keyId)).toList();
	}

	private Mono<Void> refresh() {
		Instant now = this.clock.instant();
		if (this.lastFetch.plus(PAUSE_BETWEEN_FETCHES).isAfter(now)) {
			return Mono.empty();
		}
		this.lastFetch = now;
		return this.remote.publishOn(Schedulers.boundedElastic()).doOnNext(this::accept).then().onErrorResume((ex) -> {
			logger.warn("The gateway's keys could not be fetched, the last good ones stay in use: {}", ex.toString());
			return Mono.empty();
		});
	}

	private void accept(String json) {
		try {
			this.known = JWKSet.parse(json).getKeys();
			Files.createDirectories(this.copy.getParent());
			Path fresh = Files.writeString(this.copy.resolveSibling("jwks.json.new"), json);
			Files.move(fresh, this.copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (ParseException | IOException ex) {
			throw new IllegalStateException("The gateway's keys could not be kept", ex);
		}
	}

	private List<JWK> lastGood() {
		if (!Files.exists(this.copy)) {
			return List.of();
		}
		try {
			return JWKSet.parse(Files.readString(this.copy)).getKeys();
		}
		catch (ParseException | IOException ex) {
			logger.warn("The last good copy of the gateway's keys is not readable: {}", ex.toString());
			return List.of();
		}
	}

}
