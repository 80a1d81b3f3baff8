package io.touchpoint.feedback.visit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.voice.Colleagues;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.stereotype.Component;

/**
 * Tells once that the window of a visit has passed without a report: of a mystery visit
 * head office alone, of an inspection the managers of the site too. While the directory
 * cannot be asked who they are, the telling waits.
 */
@Component
class OverdueTelling {

	private static final Logger logger = LoggerFactory.getLogger(OverdueTelling.class);

	private final VisitDraftRepository drafts;

	private final Colleagues colleagues;

	private final Outbox outbox;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	OverdueTelling(VisitDraftRepository drafts, Colleagues colleagues, Outbox outbox, SiteScopedTransaction transaction,
			Clock clock) {
		this.drafts = drafts;
		this.colleagues = colleagues;
		this.outbox = outbox;
		this.transaction = transaction;
		this.clock = clock;
	}

	Mono<Void> tellAll() {
		return this.transaction.list(SiteScope.allSites(), this.drafts.overdue(this.clock.instant()))
			.collectList()
			.flatMapIterable((all) -> all)
			.concatMap((visit) -> planners(visit).flatMap((planners) -> tell(visit, planners)).onErrorResume((ex) -> {
				logger.warn("Nobody could be told yet that visit {} is overdue: {}", visit.id(), ex.toString());
				return Mono.empty();
			}))
			.then();
	}

	/** Who may know of the visit and plans such ones. */
	Mono<List<UUID>> planners(SiteVisit visit) {
		return switch (visit.method()) {
			case MYSTERY_VISIT -> this.colleagues.headOffice(visit.site());
			case INSPECTION -> this.colleagues.managers(visit.site());
		};
	}

	private Mono<Void> tell(SiteVisit visit, List<UUID> planners) {
		Instant now = this.clock.instant();
		return this.transaction.run(SiteScope.allSites(),
				this.drafts.overdueTold(visit.id(), now)
					.filter((changed) -> changed == 1)
					.flatMap((changed) -> this.outbox.append(List.of(VisitOverdue.of(visit, planners, now)))));
	}

}
