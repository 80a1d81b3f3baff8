package io.touchpoint.feedback.moderation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What is proposed of comments. Whoever wrote one also chose how much work it makes: so
 * it is done apart from all else, one at a time, and once for a comment.
 */
@Component
class Proposals {

	private static final int MOST_WAITING = 200;

	private static final int MOST_KEPT = 200;

	private final Scheduler apart = Schedulers.newBoundedElastic(1, MOST_WAITING, "masking");

	/** The latest; only the one thread touches it. */
	private final LinkedHashMap<String, Masking.Masked> kept = new LinkedHashMap<>();

	private final Masking masking;

	Proposals(Masking masking) {
		this.masking = masking;
	}

	/**
	 * Masks a comment.
	 * @param marked what else is to be left out
	 */
	Mono<Masking.Masked> of(String comment, List<String> marked) {
		return Mono.fromCallable(() -> marked.isEmpty() ? once(comment) : this.masking.mask(comment, marked))
			.subscribeOn(this.apart)
			.onErrorMap(RejectedExecutionException.class, (ex) -> Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "busy",
					"Many comments are looked at just now; try again in a moment."));
	}

	private Masking.Masked once(String comment) {
		Masking.Masked known = this.kept.get(comment);
		if (known != null) {
			return known;
		}
		Masking.Masked masked = this.masking.mask(comment, List.of());
		if (this.kept.size() == MOST_KEPT) {
			this.kept.pollFirstEntry();
		}
		this.kept.put(comment, masked);
		return masked;
	}

}
