package io.touchpoint.notification.delivery;

import java.time.Clock;
import java.util.List;
import java.util.function.DoubleSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

/**
 * One worker: claims what is due, sends it, and marks each mail before it turns to the
 * next. A crash between sending and marking leaves at most that one mail to be sent
 * again, under the same Message-ID.
 */
final class Delivery {

	private static final Logger logger = LoggerFactory.getLogger(Delivery.class);

	private final MessageRepository messages;

	private final ThankedRepository thanked;

	private final SiteScopedTransaction transaction;

	private final Preparation preparation;

	private final SmtpChannel channel;

	private final DeliveryProperties properties;

	private final DeliveryMeters meters;

	private final Clock clock;

	private final DoubleSupplier chance;

	private volatile boolean stopping;

	Delivery(MessageRepository messages, ThankedRepository thanked, SiteScopedTransaction transaction,
			Preparation preparation, SmtpChannel channel, DeliveryProperties properties, DeliveryMeters meters,
			Clock clock, DoubleSupplier chance) {
		this.messages = messages;
		this.thanked = thanked;
		this.transaction = transaction;
		this.preparation = preparation;
		this.channel = channel;
		this.properties = properties;
		this.meters = meters;
		this.clock = clock;
		this.chance = chance;
	}

	/**
	 * Works until nothing is due any more, then closes the connection.
	 */
	Mono<Void> drain() {
		return Mono.defer(this::batch)
			.repeat(() -> !this.stopping)
			.takeUntil((size) -> size == 0)
			.then(this.channel.rest());
	}

	/**
	 * Takes up work, also after a stop.
	 */
	void resume() {
		this.stopping = false;
	}

	/**
	 * Lets the mail on its way be finished and gives the other claimed ones back.
	 */
	void stop() {
		this.stopping = true;
	}

	boolean isStopping() {
		return this.stopping;
	}

	private Mono<Integer> batch() {
		return this.transaction
			.run(SiteScope.allSites(), this.messages.claim(this.properties.batchSize(), this.properties.lease()))
			.flatMap((claimed) -> work(claimed).thenReturn(claimed.size()));
	}

	private Mono<Void> work(List<Claimed> claimed) {
		return Flux.fromIterable(claimed)
			.flatMapSequential(this.preparation::prepare, this.properties.prepareAtOnce(), 1)
			.concatMap(this::finish, 0)
			.then();
	}

	private Mono<Void> finish(Prepared prepared) {
		Claimed message = prepared.message();
		if (this.stopping) {
			return this.transaction.run(SiteScope.allSites(), this.messages.release(message));
		}
		return switch (prepared) {
			case Prepared.Ready ready -> stillHeld(message).flatMap((held) -> held ? send(ready) : Mono.empty());
			case Prepared.Ended ended -> settle(message, ended.outcome());
		};
	}

	/**
	 * A message that waited long behind slow ones needs a fresh lease before it is sent.
	 */
	private Mono<Boolean> stillHeld(Claimed message) {
		if (this.clock.instant().isBefore(message.leasedUntil().minus(this.properties.lease().dividedBy(2)))) {
			return Mono.just(true);
		}
		return this.transaction.run(SiteScope.allSites(), this.messages.renew(message, this.properties.lease()));
	}

	private Mono<Void> send(Prepared.Ready ready) {
		return this.channel.send(ready.mail()).flatMap((outcome) -> settle(ready.message(), outcome));
	}

	private Mono<Void> settle(Claimed message, Outcome outcome) {
		Verdict verdict = this.properties.retryPolicy()
			.decide(outcome, message.attempts(), message.since(), this.clock.instant(), this.chance.getAsDouble());
		return this.transaction.run(SiteScope.allSites(), mark(message, verdict)).doOnNext((marked) -> {
			if (marked) {
				tell(message, verdict);
			}
		}).then();
	}

	private Mono<Boolean> mark(Claimed message, Verdict verdict) {
		return switch (verdict.state()) {
			case SENT -> this.messages.sent(message);
			case DEAD -> this.thanked.giveBack(message.id()).then(this.messages.settle(message, verdict));
			case RETRYING, SUPPRESSED -> this.messages.settle(message, verdict);
			case PENDING, SENDING -> throw new IllegalStateException(verdict.state() + " is not how a try ends");
		};
	}

	private void tell(Claimed message, Verdict verdict) {
		this.meters.count(message.occasion().kind(), message.site(), verdict.state());
		if (verdict.state() == MessageState.DEAD) {
			logger.warn("Message {} of {} is given up: {}", message.id(), message.site(), verdict.reason());
		}
	}

}
