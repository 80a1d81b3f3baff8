package io.touchpoint.starter.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;
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

	private final Mono<Void> fetch;

	private final Path copy;

	private volatile List<JWK> known;

	/**
	 * @param remote asks the gateway for its key set, as JSON
	 * @param state folder of the last good copy
	 */
	GatewayKeys(Mono<String> remote, Path state) {
		this.copy = state.resolve("jwks.json");
		this.known = lastGood();
		// Requests that meet an unknown key at the same time share one fetch.
		this.fetch = remote.publishOn(Schedulers.boundedElastic())
			.doOnNext(this::accept)
			.then()
			.doOnError((ex) -> logger
				.warn("The gateway's keys could not be fetched, the last good ones stay in use: {}", ex.toString()))
			.cache(PAUSE_BETWEEN_FETCHES);
	}

	/**
	 * The keys that a passport may be signed with: none if the gateway does not know its
	 * key either, an error if the gateway could not be asked.
	 */
	Flux<JWK> keysFor(SignedJWT passport) {
		String keyId = passport.getHeader().getKeyID();
		List<JWK> match = match(keyId);
		return match.isEmpty() ? this.fetch.thenMany(Flux.defer(() -> Flux.fromIterable(match(keyId))))
				: Flux.fromIterable(match);
	}

	private List<JWK> match(@Nullable String keyId) {
		return this.known.stream().filter((key) -> keyId != null && keyId.equals(key.getKeyID())).toList();
	}

	private void accept(String json) {
		try {
			List<JWK> fetched = JWKSet.parse(json).getKeys();
			if (fetched.isEmpty()) {
				throw new IllegalStateException("The gateway's key set is empty");
			}
			this.known = fetched;
			Files.createDirectories(this.copy.getParent());
			// A name of its own, because instances may share the folder.
			Path fresh = Files.createTempFile(this.copy.getParent(), "jwks", ".new");
			Files.writeString(fresh, json);
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
