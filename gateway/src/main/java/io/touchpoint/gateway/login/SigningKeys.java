package io.touchpoint.gateway.login;

import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * The keys of passports, shared by all gateways through the database. The newest one
 * signs; an older one stays public until the last passport that it signed is dead.
 */
@Component
class SigningKeys {

	private static final Logger logger = LoggerFactory.getLogger(SigningKeys.class);

	private final SigningKeyQueries queries;

	private final KeySeal seal;

	private final SiteScopedTransaction transaction;

	private final LoginProperties properties;

	private final Clock clock;

	private volatile Known known = new Known(null, new JWKSet(), List.of());

	SigningKeys(SigningKeyQueries queries, KeySeal seal, SiteScopedTransaction transaction, LoginProperties properties,
			Clock clock) {
		this.queries = queries;
		this.seal = seal;
		this.transaction = transaction;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * The key that signs.
	 */
	SigningKey current() {
		SigningKey newest = this.known.newest();
		if (newest == null) {
			throw new IllegalStateException("The signing keys have not been read yet");
		}
		return newest;
	}

	/**
	 * The public halves, read anew because another gateway may have made a key; the ones
	 * in memory while the database is away.
	 */
	Mono<JWKSet> published() {
		return read().map(Known::published).onErrorResume((ex) -> {
			logger.warn("The signing keys could not be read, the known ones are published: {}", ex.toString());
			return Mono.just(this.known.published());
		});
	}

	/**
	 * Reads the keys, makes a new one when the newest is too old or not readable, and
	 * drops dead ones.
	 */
	Mono<Void> rotate() {
		Instant now = this.clock.instant();
		Instant dead = now.minus(this.properties.passportLife()).minus(this.properties.keyGrace());
		return read()
			.filter((keys) -> keys.newest() == null
					|| keys.newest().createdAt().isBefore(now.minus(this.properties.keyLife())))
			.flatMap((keys) -> make(now, keys.unusable()).thenReturn(keys))
			.then(everywhere(this.queries.deleteDead(dead)))
			.then(Mono.defer(this::read))
			.then();
	}

	private Mono<Void> make(Instant now, List<String> unusable) {
		ECKey pair = generate();
		KeySeal.Sealed sealed = this.seal.seal(pair.toJSONString());
		SigningKeyQueries.Stored stored = new SigningKeyQueries.Stored(pair.getKeyID(),
				pair.toPublicJWK().toJSONString(), sealed.bytes(), sealed.salt(), now);
		logger.info("Passports get a new signing key {}", pair.getKeyID());
		return everywhere(this.queries.lock()
			.then(this.queries.insert(stored, now.minus(this.properties.keyLife()), unusable.toArray(String[]::new))));
	}

	private Mono<Known> read() {
		return this.transaction.list(SiteScope.allSites(), this.queries.list())
			.collectList()
			.map(this::known)
			.doOnNext((fresh) -> this.known = fresh);
	}

	private Known known(List<SigningKeyQueries.Stored> stored) {
		List<SigningKey> usable = stored.stream().map(this::open).flatMap(Stream::ofNullable).toList();
		List<String> ids = usable.stream().map((key) -> key.pair().getKeyID()).toList();
		List<JWK> published = stored.stream().map((key) -> parse(key.publicJwk())).toList();
		return new Known(usable.isEmpty() ? null : usable.getFirst(), new JWKSet(published),
				stored.stream().map(SigningKeyQueries.Stored::id).filter((id) -> !ids.contains(id)).toList());
	}

	/**
	 * A key sealed with another login secret cannot sign; it stays public until it is
	 * dead.
	 */
	private @Nullable SigningKey open(SigningKeyQueries.Stored stored) {
		try {
			return new SigningKey(ECKey.parse(this.seal.open(stored.sealed(), stored.salt())), stored.createdAt());
		}
		catch (IllegalStateException | IllegalArgumentException | ParseException ex) {
			logger.warn("Signing key {} was sealed with another login secret and is not used", stored.id());
			return null;
		}
	}

	private static JWK parse(String json) {
		try {
			return JWK.parse(json);
		}
		catch (ParseException ex) {
			throw new IllegalStateException("A stored public key is not readable", ex);
		}
	}

	private static ECKey generate() {
		try {
			return new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString())
				.keyUse(KeyUse.SIGNATURE)
				.algorithm(JWSAlgorithm.ES256)
				.generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("This Java has no P-256", ex);
		}
	}

	private <T> Mono<T> everywhere(Mono<T> work) {
		return this.transaction.run(SiteScope.allSites(), work);
	}

	private record Known(@Nullable SigningKey newest, JWKSet published, List<String> unusable) {
	}

}
