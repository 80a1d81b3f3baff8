package io.touchpoint.feedback.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.stereotype.Component;

/**
 * Cuts what has been kept for its time, each kind from where it ended last, a portion in
 * a transaction. Where there is nothing to cut the portions grow.
 */
@Component
class RetentionSweep {

	/** What is left waits for the next look. */
	private static final int MOST_PORTIONS = 1000;

	private static final int MOST_GROWTH = 64;

	private static final Logger logger = LoggerFactory.getLogger(RetentionSweep.class);

	private final List<Keeping> keepings;

	private final Retention retention;

	private final RetentionRepository repository;

	private final SiteScopedTransaction transaction;

	private final MeterRegistry meters;

	private final Clock clock;

	RetentionSweep(List<Keeping> keepings, Retention retention, RetentionRepository repository,
			SiteScopedTransaction transaction, MeterRegistry meters, Clock clock) {
		this.keepings = keepings;
		this.retention = retention;
		this.repository = repository;
		this.transaction = transaction;
		this.meters = meters;
		this.clock = clock;
	}

	Mono<Void> sweep() {
		Instant now = this.clock.instant();
		return this.retention.standings()
			.flatMapMany((standings) -> Flux.fromIterable(this.keepings).concatMap((keeping) -> {
				Instant horizon = standings.of(keeping.kind()).inForce().horizon(now);
				return (horizon != null) ? cutUntil(keeping, horizon, now) : Mono.<Void>empty();
			}))
			.then();
	}

	/** What cannot be cut of one kind holds back no other. */
	private Mono<Void> cutUntil(Keeping keeping, Instant horizon, Instant now) {
		AtomicInteger growth = new AtomicInteger(1);
		Mono<Done> portion = Mono.defer(() -> this.transaction.run(SiteScope.allSites(),
				cut(keeping, keeping.portion().multipliedBy(growth.get()), horizon, now)));
		return portion.repeat(MOST_PORTIONS)
			.doOnNext((done) -> growth.set((done.records() > 0) ? 1 : Math.min(growth.get() * 2, MOST_GROWTH)))
			.takeUntil((done) -> !done.until().isBefore(horizon))
			.reduce(0L, (records, done) -> records + done.records())
			.filter((records) -> records > 0)
			.doOnNext(
					(records) -> logger.info("{} records of {} were cut: their time is over", records, keeping.kind()))
			.then()
			.onErrorResume((ex) -> {
				logger.warn("{} whose time is over could not be cut; it is tried again", keeping.kind(), ex);
				return Mono.empty();
			});
	}

	private Mono<Done> cut(Keeping keeping, Duration span, Instant horizon, Instant now) {
		RecordKind kind = keeping.kind();
		return this.repository.takeTime().then(this.repository.doneUntil(kind)).flatMap((from) -> {
			if (!from.isBefore(horizon)) {
				return Mono.just(new Done(from, 0));
			}
			Instant end = from.plus(span);
			Instant until = end.isBefore(horizon) ? end : horizon;
			return keeping.cut(from, until)
				.flatMap((records) -> this.repository.markDone(kind, until)
					.then((records > 0) ? this.repository.noteCut(kind, records, now) : Mono.<Void>empty())
					.thenReturn(new Done(until, records)));
		}).doOnNext((done) -> count(kind, done.records()));
	}

	private void count(RecordKind kind, long records) {
		Counter.builder("touchpoint.retention.cut")
			.description("Records that were cut because their time was over")
			.tag("kind", kind.name().toLowerCase(Locale.ROOT))
			.register(this.meters)
			.increment(records);
	}

	private record Done(Instant until, long records) {
	}

}
