package io.touchpoint.reporting.comparison;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

import io.touchpoint.reporting.comparison.LiveQueries.Line;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * One watch for all screens: looks for news while anybody listens.
 */
@Component
class LiveWatch {

	private static final Logger logger = LoggerFactory.getLogger(LiveWatch.class);

	private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);

	private final SiteScopedTransaction transaction;

	private final LiveQueries queries;

	private final LiveProperties properties;

	private final Flux<List<News>> shared;

	private final Sinks.Empty<Void> closing = Sinks.empty();

	LiveWatch(SiteScopedTransaction transaction, LiveQueries queries, LiveProperties properties) {
		this.transaction = transaction;
		this.queries = queries;
		this.properties = properties;
		this.shared = Flux.defer(this::watch).share();
	}

	/**
	 * Each look's news at the sites in scope, mostly none. From the first look on,
	 * nothing is missed. Fails when the reader falls behind.
	 */
	Flux<List<News>> looks(SiteScope scope) {
		return this.shared.map((look) -> look.stream().filter((news) -> scope.covers(news.site())).toList())
			.onBackpressureBuffer(this.properties.waiting());
	}

	/** Completes when the service stops: open streams would hold that up. */
	Mono<Void> closed() {
		return this.closing.asMono();
	}

	@EventListener(ContextClosedEvent.class)
	void close() {
		this.closing.tryEmitEmpty();
	}

	private Flux<List<News>> watch() {
		return read(this.queries.newest()).map(LiveWatch::known)
			.flatMapMany((known) -> Flux.interval(Duration.ZERO, this.properties.poll())
				.onBackpressureDrop()
				.concatMap((tick) -> look(known), 1));
	}

	private static Map<Line, Long> known(List<Map.Entry<Line, Long>> lines) {
		Map<Line, Long> known = new HashMap<>();
		lines.forEach((line) -> known.put(line.getKey(), line.getValue()));
		return known;
	}

	private Mono<List<News>> look(Map<Line, Long> known) {
		return read(this.queries.after(Map.copyOf(known)))
			.doOnNext((placed) -> placed.forEach((item) -> known.merge(item.line(), item.news().seq(), Math::max)))
			.map((placed) -> placed.stream().map(LiveQueries.Placed::news).toList());
	}

	/** The watch outlives an outage of the database; it goes on from what it knows. */
	private <T> Mono<List<T>> read(Flux<T> query) {
		return this.transaction.list(SiteScope.allSites(), query)
			.collectList()
			.retryWhen(Retry.backoff(Long.MAX_VALUE, this.properties.poll())
				.maxBackoff(LONGEST_BACKOFF)
				.doBeforeRetry((retry) -> logger.warn("The live stream cannot look for news (try {}): {}",
						retry.totalRetries() + 1, retry.failure().toString())));
	}

}
