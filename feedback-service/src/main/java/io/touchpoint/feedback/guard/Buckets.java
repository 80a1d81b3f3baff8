package io.touchpoint.feedback.guard;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

/**
 * A token bucket per key, in bounded memory: keys that are not asked for are full again
 * and forgotten.
 */
final class Buckets {

	private static final int MOST_KEYS = 50_000;

	private final Cache<String, Bucket> buckets;

	private final GuardSettings.Rate rate;

	Buckets(GuardSettings.Rate rate) {
		this.rate = rate;
		this.buckets = Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterAccess(rate.per()).build();
	}

	/**
	 * Takes a token.
	 * @return how long to wait for the next one, zero if there was one
	 */
	Duration take(String key) {
		ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
		return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
	}

	boolean isEmpty(String key) {
		Bucket bucket = this.buckets.getIfPresent(key);
		return bucket != null && bucket.getAvailableTokens() == 0;
	}

	private Bucket bucket(String key) {
		return this.buckets.get(key, (name) -> Bucket.builder()
			.addLimit((limit) -> limit.capacity(this.rate.tokens()).refillGreedy(this.rate.tokens(), this.rate.per()))
			.build());
	}

}
