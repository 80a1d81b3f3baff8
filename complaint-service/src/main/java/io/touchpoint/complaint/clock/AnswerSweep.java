package io.touchpoint.complaint.clock;

import java.time.Duration;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.starter.security.SiteScope;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Notes, once per case and on one instance of the cluster, that the time for a first
 * answer is over. Without it a case that nobody ever answers would never count as late.
 */
@Configuration(proxyBeanMethods = false)
class AnswerSweep {

	private static final Duration LONGEST = Duration.ofMinutes(1);

	@Bean
	RecurringTask<Void> answerSweepTask(Casework casework, ClockSettings settings) {
		return Tasks.recurring("complaint-answer-sweep", FixedDelay.of(settings.sweep()))
			.execute((instance, context) -> wait(sweep(casework, settings.sweepBatch())));
	}

	static Mono<Void> sweep(Casework casework, int most) {
		return casework.unanswered(most).concatMap((id) -> late(casework, id)).then();
	}

	private static Mono<Void> late(Casework casework, UUID id) {
		return casework
			.change(SiteScope.allSites(), id, null, (complaint, now, deadlines) -> complaint.answerOverdue(now))
			.then();
	}

	/** A job runs on a thread of its own, which has nothing else to do. */
	private static void wait(Mono<Void> work) {
		work.timeout(LONGEST).toFuture().join();
	}

}
