package io.touchpoint.feedback.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.stereotype.Component;

/**
 * By which numbers the organisation judges answers. The hot path reads a copy that is a
 * moment old at most; what was judged before a change stays as it was judged.
 */
@Component
public class RuleBook {

	private static final SiteScope NO_SITE = SiteScope.of();

	private final RuleRepository repository;

	private final SiteScopedTransaction transaction;

	private final Rules usual;

	private final Duration keep;

	private final Clock clock;

	private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

	RuleBook(RuleRepository repository, SiteScopedTransaction transaction, MomentRules moments, RateRules rate,
			RuleProperties properties, Clock clock) {
		this.repository = repository;
		this.transaction = transaction;
		this.usual = new Rules(0, moments, rate, null, null);
		this.keep = properties.keep();
		this.clock = clock;
	}

	/**
	 * The rules that count now. They belong to no site, so they are read in the caller's
	 * transaction, if there is one: a scope of its own would end the caller's.
	 */
	public Mono<Rules> current() {
		Kept known = this.kept.get();
		Instant now = this.clock.instant();
		return (known != null && known.until().isAfter(now)) ? Mono.just(known.rules())
				: this.repository.newest()
					.defaultIfEmpty(this.usual)
					.doOnNext((read) -> this.kept.set(new Kept(read, now.plus(this.keep))));
	}

	/**
	 * The changes, the newest first.
	 */
	public Flux<Rules> changes(int most) {
		return this.transaction.list(NO_SITE, this.repository.changes(most));
	}

	/**
	 * Lets other rules count for answers that come from now on.
	 * @param seen the version that they are a change of
	 * @return empty if somebody else changed that one already
	 */
	public Mono<Rules> change(MomentRules moments, RateRules rate, long seen, String by) {
		return this.transaction.run(NO_SITE, this.repository.add(moments, rate, seen, this.clock.instant(), by))
			.doOnNext((changed) -> this.kept.set(new Kept(changed, this.clock.instant().plus(this.keep))))
			.switchIfEmpty(Mono.fromRunnable(() -> this.kept.set(null)));
	}

	/**
	 * A version of the rules.
	 *
	 * @param version 0 as long as nobody changed what comes with the service
	 */
	public record Rules(int version, MomentRules moments, RateRules rate, @Nullable Instant changedAt,
			@Nullable String changedBy) {
	}

	private record Kept(Rules rules, Instant until) {
	}

}
