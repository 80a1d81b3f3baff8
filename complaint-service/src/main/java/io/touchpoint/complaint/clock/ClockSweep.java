package io.touchpoint.complaint.clock;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.complaint.clock.ClockRepository.Due;
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
 * Tells what clocks have to tell. Whom it concerns is asked before the transaction; a
 * site whose people cannot be found out now, and a case that fails, is left for a later
 * sweep and keeps no other one waiting.
 */
@Component
class ClockSweep {

	private static final Logger logger = LoggerFactory.getLogger(ClockSweep.class);

	private static final Duration LONGEST = Duration.ofMinutes(2);

	private final ClockRepository clocks;

	private final Clockwork clockwork;

	private final Casework casework;

	private final Directory directory;

	private final SiteScopedTransaction transaction;

	private final ClockSettings settings;

	private final Clock clock;

	ClockSweep(ClockRepository clocks, Clockwork clockwork, Casework casework, Directory directory,
			SiteScopedTransaction transaction, ClockSettings settings, Clock clock) {
		this.clocks = clocks;
		this.clockwork = clockwork;
		this.casework = casework;
		this.directory = directory;
		this.transaction = transaction;
		this.settings = settings;
		this.clock = clock;
	}

	Mono<Void> sweep() {
		return this.transaction
			.list(SiteScope.allSites(), this.clocks.due(this.clock.instant(), this.settings.sweepBatch()))
			.collectMultimap(Due::site)
			.flatMapIterable(java.util.Map::entrySet)
			.concatMap((site) -> tell(site.getKey(), List.copyOf(site.getValue())))
			.then();
	}

	private Mono<Void> tell(String site, List<Due> due) {
		return this.directory.people(site)
			.flatMapMany((people) -> Flux.fromIterable(due)
				.concatMap((one) -> tell(one, people).onErrorResume((ex) -> later(one.complaint(), ex))))
			.then()
			.onErrorResume((ex) -> later(site, ex));
	}

	private static Mono<Void> later(Object whose, Throwable why) {
		logger.warn("The clocks of {} tell later: {}", whose, why.toString());
		return Mono.empty();
	}

	private Mono<Void> tell(Due due, People people) {
		return this.casework.beside(SiteScope.of(due.site()), due.complaint(),
				(complaint, history, now) -> this.clockwork.tell(complaint, history, now, people));
	}

	/**
	 * The same again and again, on one instance of the cluster.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Job {

		/** A job runs on a thread of its own, which has nothing else to do. */
		@Bean
		RecurringTask<Void> clockSweepTask(ClockSweep sweep, ClockSettings settings) {
			return Tasks.recurring("complaint-clock-sweep", FixedDelay.of(settings.sweep()))
				.execute((instance, context) -> sweep.sweep().timeout(LONGEST).toFuture().join());
		}

	}

}
