package io.touchpoint.starter.event;

import java.time.Duration;
import java.util.List;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;

/**
 * The one place that subscribes: runs every follower, and the feed's watch for other
 * writers, from the service's start to its stop.
 */
final class Followers implements SmartLifecycle {

	private static final Duration COUNT_PARKED_EVERY = Duration.ofSeconds(15);

	private final List<EventHandler> handlers;

	private final List<Follower> followers;

	private final Feed feed;

	private final ParkedEvents parked;

	private final FollowerMeters meters;

	private Disposable.Composite loops = Disposables.composite();

	private volatile boolean running;

	Followers(List<EventHandler> handlers, List<Follower> followers, Feed feed, ParkedEvents parked,
			FollowerMeters meters) {
		this.handlers = handlers;
		this.followers = followers;
		this.feed = feed;
		this.parked = parked;
		this.meters = meters;
	}

	@Override
	public void start() {
		this.loops = Disposables.composite();
		this.feed.open();
		this.handlers.forEach(this.meters::register);
		this.loops.add(this.feed.watchOtherWriters().subscribe());
		this.loops.add(countParked().subscribe());
		this.followers.forEach((follower) -> this.loops.add(follower.follow().subscribe()));
		this.running = true;
	}

	private Mono<Void> countParked() {
		return Flux.interval(COUNT_PARKED_EVERY)
			.onBackpressureDrop()
			.concatMap((tick) -> Flux.fromIterable(this.handlers)
				.concatMap((handler) -> this.parked.count(handler.name())
					.doOnNext((count) -> this.meters.parked(handler.name(), count)))
				.then()
				.onErrorComplete(), 1)
			.then();
	}

	@Override
	public void stop() {
		this.running = false;
		this.loops.dispose();
		this.feed.close();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
