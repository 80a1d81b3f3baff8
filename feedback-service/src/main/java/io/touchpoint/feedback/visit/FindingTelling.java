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
 * Tells managers and head office that there is a security finding. Who they are the
 * directory knows; while it cannot be asked, the telling waits.
 */
@Component
class FindingTelling {

	private static final Logger logger = LoggerFactory.getLogger(FindingTelling.class);

	private final FindingRepository findings;

	private final Colleagues colleagues;

	private final Outbox outbox;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	FindingTelling(FindingRepository findings, Colleagues colleagues, Outbox outbox, SiteScopedTransaction transaction,
			Clock clock) {
		this.findings = findings;
		this.colleagues = colleagues;
		this.outbox = outbox;
		this.transaction = transaction;
		this.clock = clock;
	}

	Mono<Void> tellAll() {
		return this.transaction.list(SiteScope.allSites(), this.findings.untold())
			.collectList()
			.flatMapIterable((all) -> all)
			.concatMap((finding) -> this.colleagues.managers(finding.site())
				.flatMap((managers) -> tell(finding, managers))
				.onErrorResume((ex) -> {
					logger.warn("Nobody could be told yet of the security finding {}: {}", finding.id(), ex.toString());
					return Mono.empty();
				}))
			.then();
	}

	private Mono<Void> tell(SecurityFinding finding, List<UUID> managers) {
		Instant now = this.clock.instant();
		return this.transaction.run(SiteScope.allSites(),
				this.findings.told(finding.id(), now)
					.filter((changed) -> changed == 1)
					.flatMap((changed) -> this.outbox.append(List.of(FindingTold.of(finding, managers, now)))));
	}

}
