package io.touchpoint.starter.limit;

import java.time.Duration;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;

/**
 * A token bucket per key in bounded memory: keys that are not asked for are full again
 * and forgotten.
 */
public final class Buckets {

	private static final int MOST_KEYS = 50_000;

	private final Cache<String, Bucket> buckets;

	private final int tokens;

	private final Duration per;

	/**
	 * @param tokens how many may be taken at once, and in each period
	 * @param per the period
	 */
	public Buckets(int tokens, Duration per) {
		this.tokens = tokens;
		this.per = per;
		this.buckets = Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterAccess(per).build();
	}

	/**
	 * Takes one token.
	 * @return how long to wait for the next one, empty if there was one
	 */
	public Optional<Duration> take(String key) {
		return wait(bucket(key).tryConsumeAndReturnRemaining(1));
	}

	/**
	 * How long to wait for a token, empty if there is one. Takes none.
	 */
	public Optional<Duration> waitFor(String key) {
		EstimationProbe probe = bucket(key).estimateAbilityToConsume(1);
		return probe.canBeConsumed() ? Optional.empty()
				: Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
	}

	/** Gives one token back. */
	public void giveBack(String key) {
		bucket(key).addTokens(1);
	}

	private Optional<Duration> wait(ConsumptionProbe probe) {
		return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
	}

	private Bucket bucket(String key) {
		return this.buckets.get(key,
				(name) -> Bucket.builder()
					.addLimit((limit) -> limit.capacity(this.tokens).refillGreedy(this.tokens, this.per))
					.build());
	}

}
