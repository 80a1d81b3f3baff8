package io.touchpoint.complaint.clock;

import java.time.Duration;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.starter.security.SiteScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Notes, once per case and on one instance of the cluster, that the time for a first
 * answer is over. Without it a case that nobody ever answers would never count as late.
 */
@Configuration(proxyBeanMethods = false)
class AnswerSweep {

	private static final Logger logger = LoggerFactory.getLogger(AnswerSweep.class);

	private static final Duration LONGEST = Duration.ofMinutes(1);

	@Bean
	RecurringTask<Void> answerSweepTask(Casework casework, ClockSettings settings) {
		return Tasks.recurring("complaint-answer-sweep", FixedDelay.of(settings.sweep()))
			.execute((instance, context) -> wait(sweep(casework, settings.sweepBatch())));
	}

	static Mono<Void> sweep(Casework casework, int most) {
		return casework.unanswered(most)
			.flatMapIterable((cases) -> cases)
			.concatMap((id) -> late(casework, id).onErrorResume((ex) -> later(id, ex)))
			.then();
	}

	private static Mono<Void> late(Casework casework, UUID id) {
		return casework
			.change(SiteScope.allSites(), id, null, (complaint, now, deadlines) -> complaint.answerOverdue(now))
			.then();
	}

	/** One that fails waits for the next sweep and keeps no other one up. */
	private static Mono<Void> later(UUID id, Throwable why) {
		logger.warn("That case {} is not answered in time could not be noted yet: {}", id, why.toString());
		return Mono.empty();
	}

	/** A job runs on a thread of its own, which has nothing else to do. */
	private static void wait(Mono<Void> work) {
		work.timeout(LONGEST).toFuture().join();
	}

}
