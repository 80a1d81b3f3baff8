package io.touchpoint.feedback.retention;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.stereotype.Component;

/**
 * For how long each kind of record is kept, as head office decides it.
 */
@Component
class Retention {

	private static final SiteScope NO_SITE = SiteScope.of();

	private final RetentionRepository repository;

	private final SiteScopedTransaction transaction;

	private final RetentionProperties properties;

	private final Clock clock;

	Retention(RetentionRepository repository, SiteScopedTransaction transaction, RetentionProperties properties,
			Clock clock) {
		this.repository = repository;
		this.transaction = transaction;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * The rules of one kind.
	 *
	 * @param usual what comes with the service
	 * @param inForce by which it is cut now
	 * @param newest the one decided last; it counts, or will
	 * @param newestFirst all that were decided
	 */
	record Standing(RetentionRule usual, RetentionRule inForce, RetentionRule newest, List<RetentionRule> newestFirst) {
	}

	/** The rules of every kind. */
	record Standings(Map<RecordKind, Standing> all) {

		Standing of(RecordKind kind) {
			return Objects.requireNonNull(this.all.get(kind), kind::name);
		}

	}

	Mono<Standings> standings() {
		return Mono.fromSupplier(this.clock::instant).flatMap(this::standings);
	}

	private Mono<Standings> standings(Instant now) {
		return this.transaction.list(NO_SITE, this.repository.newestFirst())
			.collectMultimap(RetentionRule::kind)
			.map((rules) -> {
				Map<RecordKind, Standing> standings = new EnumMap<>(RecordKind.class);
				Arrays.stream(RecordKind.values())
					.forEach((kind) -> standings.put(kind,
							standing(kind, List.copyOf(rules.getOrDefault(kind, List.of())), now)));
				return new Standings(standings);
			});
	}

	private Standing standing(RecordKind kind, List<RetentionRule> newestFirst, Instant now) {
		RetentionRule usual = new RetentionRule(kind, 0, this.properties.usual(kind), null, null, null);
		return new Standing(usual, RetentionRule.inForce(newestFirst, usual, now),
				newestFirst.isEmpty() ? usual : newestFirst.getFirst(), newestFirst);
	}

	/**
	 * Lets another time count.
	 * @param months null for ever
	 * @param seen the revision that the change is based on
	 * @return empty if it is not the newest
	 */
	Mono<RetentionRule> change(RecordKind kind, @Nullable Integer months, long seen, String by) {
		return standings().map((standings) -> standings.of(kind))
			.filter((standing) -> standing.newest().revision() == seen)
			.flatMap((standing) -> {
				RetentionRule wanted = standing.newest()
					.next(months, standing.inForce(), this.clock.instant(), this.properties.thinkTwice(), by);
				return this.transaction.run(NO_SITE, this.repository.add(wanted));
			});
	}

}
