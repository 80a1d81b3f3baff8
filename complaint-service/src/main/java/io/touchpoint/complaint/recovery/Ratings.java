package io.touchpoint.complaint.recovery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.AnswerLinks;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Takes what customers say about how their complaints ended, once for each resolution.
 */
@Component
public class Ratings {

	private final RatingRepository ratings;

	private final AnswerLinks links;

	private final Casework casework;

	private final SiteScopedTransaction transaction;

	private final Outbox outbox;

	private final Clock clock;

	Ratings(RatingRepository ratings, AnswerLinks links, Casework casework, SiteScopedTransaction transaction,
			Outbox outbox, Clock clock) {
		this.ratings = ratings;
		this.links = links;
		this.casework = casework;
		this.transaction = transaction;
		this.outbox = outbox;
		this.clock = clock;
	}

	/** The ratings of a case, that of the latest resolution last. */
	public Mono<List<Rating>> of(SiteScope scope, UUID complaint) {
		return this.transaction.list(scope, this.ratings.ofCase(complaint)).collectList();
	}

	public Mono<Rated> rate(SiteScope scope, UUID complaint, NewRating given) {
		return this.casework.holding(scope, complaint, (held) -> {
			Instant resolvedAt = resolution(held);
			return (resolvedAt == null) ? Mono.just(Rated.NOT_RESOLVED)
					: first(complaint)
						.map((first) -> new Rating(resolvedAt, given.handling(), given.relation(), first.orElse(null),
								given.words(), this.clock.instant()))
						.flatMap((rating) -> keep(held, rating));
		});
	}

	/** The resolution that there is to rate, if there is one. */
	static @Nullable Instant resolution(Complaint complaint) {
		return (complaint.status() == Status.RESOLVED || complaint.status() == Status.CLOSED)
				? complaint.times().resolvedAt() : null;
	}

	private Mono<Optional<Integer>> first(UUID complaint) {
		return this.links.overall(complaint).map(Optional::of).defaultIfEmpty(Optional.empty());
	}

	private Mono<Rated> keep(Complaint complaint, Rating rating) {
		return this.ratings.add(complaint, rating)
			.flatMap((fresh) -> fresh ? tell(complaint, rating) : Mono.just(Rated.BEFORE));
	}

	private Mono<Rated> tell(Complaint complaint, Rating rating) {
		Entry line = Entry.by(Actor.CUSTOMER, rating.at(), Entry.Kind.RATED, rating.words(), null,
				rating.handling() + " " + rating.relation(), true);
		return this.casework.write(complaint, List.of(line))
			.then(Mono.defer(() -> this.outbox.append(List.of(CustomerRated.tell(complaint, rating)))))
			.thenReturn(Rated.TAKEN);
	}

}
