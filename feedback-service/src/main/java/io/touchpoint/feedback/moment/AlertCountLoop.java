package io.touchpoint.feedback.moment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Counts the alerts that wait, from the service's start to its stop.
 */
@Component
class AlertCountLoop implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(AlertCountLoop.class);

	private final AlertQueries queries;

	private final SiteScopedTransaction transaction;

	private final AlertMeters meters;

	private final AlertProperties properties;

	private Disposable loop = Disposables.disposed();

	private volatile boolean running;

	AlertCountLoop(AlertQueries queries, SiteScopedTransaction transaction, AlertMeters meters,
			AlertProperties properties) {
		this.queries = queries;
		this.transaction = transaction;
		this.meters = meters;
		this.properties = properties;
	}

	@Override
	public void start() {
		this.loop = Flux.interval(this.properties.countEvery())
			.onBackpressureDrop()
			.concatMap((tick) -> count(), 1)
			.subscribe();
		this.running = true;
	}

	private Mono<Void> count() {
		return this.transaction.list(SiteScope.allSites(), this.queries.waiting())
			.collectList()
			.doOnNext(this.meters::waiting)
			.then()
			.onErrorResume((ex) -> {
				logger.warn("The waiting alerts could not be counted: {}", ex.toString());
				return Mono.empty();
			});
	}

	@Override
	public void stop() {
		this.running = false;
		this.loop.dispose();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
