package io.touchpoint.feedback.guard;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ConcurrentMap;

import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import io.touchpoint.starter.limit.Buckets;

import org.springframework.stereotype.Component;

/**
 * Watches what comes in by the public doors. Neighbourhoods are known only by the hash
 * that the gateway made of them, only in memory, and only for as long as their buckets
 * are not full again; a request of this machine has none and is not watched.
 */
@Component
public class Guard {

	private static final int MOST_REMEMBERED = 50_000;

	/** Fewer answers than these are often equal by chance. */
	private static final int FEWEST_TOLD_APART = 3;

	private final Buckets networks;

	private final Buckets surveys;

	private final Buckets sites;

	private final Buckets bursts;

	private final ConcurrentMap<String, Last> last;

	private final int alike;

	Guard(GuardSettings settings) {
		this.networks = buckets(settings.network());
		this.surveys = buckets(settings.survey());
		this.sites = buckets(settings.site());
		this.bursts = buckets(settings.burst());
		this.alike = settings.alike();
		this.last = Caffeine.newBuilder()
			.maximumSize(MOST_REMEMBERED)
			.expireAfterWrite(settings.alikePer())
			.<String, Last>build()
			.asMap();
	}

	private static Buckets buckets(GuardSettings.Rate rate) {
		return new Buckets(rate.tokens(), rate.per());
	}

	/**
	 * Where an answer comes from and goes to.
	 *
	 * @param network the hash of a neighbourhood; null for this machine
	 */
	public record Passage(@Nullable String network, String survey, String site) {

		private String door() {
			return this.network + " " + this.survey;
		}

	}

	/**
	 * What is compared of an answer.
	 *
	 * @param key the Idempotency-Key: a repetition is no further answer
	 * @param said how many answers it has, the comment counted as one
	 * @param content what it says
	 */
	public record Said(String key, int said, String content) {
	}

	private record Last(String key, int content, int times, @Nullable Suspicion suspicion) {
	}

	/** Whether the next answer has to show that work went into it. */
	public boolean isHot(Passage passage) {
		return passage.network() != null && (isEmpty(this.networks, passage.network())
				|| isEmpty(this.surveys, passage.survey()) || isEmpty(this.sites, passage.site()));
	}

	private static boolean isEmpty(Buckets buckets, String key) {
		return buckets.waitFor(key).isPresent();
	}

	/**
	 * Lets an answer in.
	 * @return how long to wait, zero if it may come in at once
	 */
	public Duration admit(Passage passage) {
		if (passage.network() == null) {
			return Duration.ZERO;
		}
		Duration wait = take(this.networks, passage.network());
		wait = longer(wait, take(this.surveys, passage.survey()));
		wait = longer(wait, take(this.sites, passage.site()));
		return wait.isZero() ? wait : wait.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
	}

	private static Duration take(Buckets buckets, String key) {
		return buckets.take(key).orElse(Duration.ZERO);
	}

	private static Duration longer(Duration one, Duration other) {
		return (one.compareTo(other) >= 0) ? one : other;
	}

	/** What is suspicious about an answer that was let in; null if nothing is. */
	public @Nullable Suspicion suspicion(Passage passage, Said said, boolean baited) {
		if (passage.network() == null) {
			return baited ? Suspicion.HONEYPOT : null;
		}
		Last now = this.last.compute(passage.door(), (door, before) -> next(door, before, said));
		return baited ? Suspicion.HONEYPOT : now.suspicion();
	}

	private Last next(String door, @Nullable Last before, Said said) {
		if (before != null && before.key().equals(said.key())) {
			return before;
		}
		int content = said.content().hashCode();
		boolean again = before != null && before.content() == content && said.said() >= FEWEST_TOLD_APART;
		int times = (before != null && again) ? before.times() + 1 : 1;
		boolean burst = this.bursts.take(door).isPresent();
		return new Last(said.key(), content, times,
				(times > this.alike) ? Suspicion.ALIKE : burst ? Suspicion.BURST : null);
	}

}
