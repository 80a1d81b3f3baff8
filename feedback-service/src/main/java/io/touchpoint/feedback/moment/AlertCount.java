package io.touchpoint.feedback.moment;

import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.stereotype.Component;

/**
 * Counts the alerts that nobody has reacted to, at all sites.
 */
@Component
class AlertCount {

	private final AlertQueries queries;

	private final SiteScopedTransaction transaction;

	private final AlertMeters meters;

	AlertCount(AlertQueries queries, SiteScopedTransaction transaction, AlertMeters meters) {
		this.queries = queries;
		this.transaction = transaction;
		this.meters = meters;
	}

	Mono<Void> count() {
		return this.transaction.list(SiteScope.allSites(), this.queries.waiting())
			.collectList()
			.doOnNext(this.meters::waiting)
			.then();
	}

}
