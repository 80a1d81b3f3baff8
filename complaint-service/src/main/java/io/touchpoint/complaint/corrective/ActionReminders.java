package io.touchpoint.complaint.corrective;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.corrective.ActionRepository.Place;
import io.touchpoint.complaint.site.Site;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Tells of open actions that are due by tomorrow or that are overdue, by the day of their
 * site: once each, and once more if they are due on another day. Two sweeps at a time
 * take turns at each case, and the second one finds nothing to tell.
 */
@Component
class ActionReminders {

	private static final Logger logger = LoggerFactory.getLogger(ActionReminders.class);

	/** No site's day is further ahead of that of UTC. */
	private static final int DAYS_AHEAD = 2;

	private final ActionRepository actions;

	private final Casework casework;

	private final Sites sites;

	private final SiteScopedTransaction transaction;

	private final Outbox outbox;

	private final ActionSettings settings;

	private final Clock clock;

	ActionReminders(ActionRepository actions, Casework casework, Sites sites, SiteScopedTransaction transaction,
			Outbox outbox, ActionSettings settings, Clock clock) {
		this.actions = actions;
		this.casework = casework;
		this.sites = sites;
		this.transaction = transaction;
		this.outbox = outbox;
		this.settings = settings;
		this.clock = clock;
	}

	/** One that fails waits for a later sweep and keeps nobody else up. */
	Mono<Void> sweep() {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		return this.transaction
			.list(SiteScope.allSites(),
					this.actions.untold(today, today.plusDays(DAYS_AHEAD), this.settings.sweepBatch()))
			.collectList()
			.flatMapIterable((places) -> places)
			.concatMap((place) -> tell(place).onErrorResume((ex) -> later(place, ex)))
			.then();
	}

	private static Mono<Void> later(Place place, Throwable why) {
		logger.warn("The action {} could not be looked at yet: {}", place.id(), why.toString());
		return Mono.empty();
	}

	private Mono<Void> tell(Place place) {
		return this.casework.holding(SiteScope.of(place.site()), place.complaint(),
				(complaint) -> this.sites.here(place.site())
					.map(Site::zone)
					.map((zone) -> LocalDate.ofInstant(this.clock.instant(), zone))
					.flatMap((today) -> this.actions.find(complaint.id(), place.id())
						.flatMap((action) -> tell(action, complaint, today))));
	}

	private Mono<Void> tell(CorrectiveAction action, Complaint complaint, LocalDate today) {
		Instant now = this.clock.instant();
		if (action.overdue(today)) {
			return this.actions.toldOverdue(action.id())
				.flatMap((told) -> this.outbox
					.append(List.of(CorrectiveEvents.told("overdue", action, complaint, now))));
		}
		return action.dueSoon(today) ? this.actions.toldDueSoon(action.id())
			.flatMap((told) -> this.outbox.append(List.of(CorrectiveEvents.told("due-soon", action, complaint, now))))
				: Mono.empty();
	}

	/** Runs the sweep, on one instance of the cluster. */
	@Configuration(proxyBeanMethods = false)
	static class Sweep {

		private static final Duration LONGEST = Duration.ofMinutes(1);

		/** A job runs on a thread of its own, which has nothing else to do. */
		@Bean
		RecurringTask<Void> actionReminderTask(ActionReminders reminders, ActionSettings settings) {
			return Tasks.recurring("complaint-action-reminders", FixedDelay.of(settings.sweep()))
				.execute((instance, context) -> reminders.sweep().timeout(LONGEST).toFuture().join());
		}

	}

}
