package io.touchpoint.complaint.clock;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.complaint.clock.ReviewRepository.Review;
import io.touchpoint.complaint.reaction.Reactions;
import io.touchpoint.complaint.site.CalendarWatch;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Works the deadlines of a site's open cases, and until when people have to react to bad
 * experiences, out anew when its calendar is another one, case by case and a batch at a
 * time, so that nobody waits for it; where it was cut off, it goes on. A case that fails
 * is tried again with each sweep and keeps no other one up, nor a site another.
 */
@Component
class DeadlineReview {

	private static final Logger logger = LoggerFactory.getLogger(DeadlineReview.class);

	private static final Duration LONGEST = Duration.ofMinutes(2);

	private final ReviewRepository reviews;

	private final Clockwork clockwork;

	private final Casework casework;

	private final Reactions reactions;

	private final HolidayTables holidays;

	private final SiteScopedTransaction transaction;

	private final ClockSettings settings;

	DeadlineReview(ReviewRepository reviews, Clockwork clockwork, Casework casework, Reactions reactions,
			HolidayTables holidays, SiteScopedTransaction transaction, ClockSettings settings) {
		this.reviews = reviews;
		this.clockwork = clockwork;
		this.casework = casework;
		this.reactions = reactions;
		this.holidays = holidays;
		this.transaction = transaction;
		this.settings = settings;
	}

	/** One batch of each site. */
	Mono<Void> sweep() {
		return this.transaction.list(SiteScope.allSites(), this.reviews.all())
			.collectList()
			.filter((all) -> !all.isEmpty())
			.flatMapMany((all) -> this.holidays.read().thenMany(Flux.fromIterable(all)))
			.concatMap((review) -> batch(review).onErrorResume((ex) -> {
				logger.warn("The deadlines of {} are worked out later: {}", review.site(), ex.toString());
				return Mono.empty();
			}))
			.then();
	}

	private Mono<Void> batch(Review review) {
		SiteScope scope = SiteScope.of(review.site());
		int most = this.settings.sweepBatch();
		Mono<Void> owed = (review.after() == null) ? this.transaction.run(scope, this.reactions.review(review.site()))
				: Mono.empty();
		return owed.thenMany(this.transaction.list(scope, this.reviews.open(review, most)))
			.collectList()
			.flatMap((cases) -> Flux.fromStream(Stream.concat(cases.stream(), review.failed().stream()))
				.concatMap((id) -> failure(scope, id))
				.collectList()
				.flatMap((failed) -> this.transaction.run(scope, came(review, cases, failed, most))));
	}

	/** The case, if it failed. */
	private Mono<UUID> failure(SiteScope scope, UUID id) {
		return this.casework.beside(scope, id, this.clockwork::review).then(Mono.<UUID>empty()).onErrorResume((ex) -> {
			logger.warn("The deadlines of case {} are worked out later: {}", id, ex.toString());
			return Mono.just(id);
		});
	}

	private Mono<Void> came(Review review, List<UUID> cases, List<UUID> failed, int most) {
		if (cases.size() < most && failed.isEmpty()) {
			return this.reviews.done(review);
		}
		return this.reviews.come(review, cases.isEmpty() ? review.after() : cases.getLast(), failed);
	}

	/**
	 * Who asks for it, and who does it, on one instance of the cluster.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Job {

		@Bean
		CalendarWatch deadlineReviews(ReviewRepository reviews, Clock clock) {
			return (site) -> reviews.ask(site, clock.instant());
		}

		/** A job runs on a thread of its own, which has nothing else to do. */
		@Bean
		RecurringTask<Void> deadlineReviewTask(DeadlineReview review, ClockSettings settings) {
			return Tasks.recurring("complaint-deadline-review", FixedDelay.of(settings.review()))
				.execute((instance, context) -> review.sweep().timeout(LONGEST).toFuture().join());
		}

	}

}
