package io.touchpoint.starter.event;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.reactive.function.client.WebClientException;

/**
 * One handler in one lane: fetches what comes after its cursor, proves that no position
 * is missing, and applies the batch in one transaction with the cursor's move.
 */
final class Follower {

	private static final Logger logger = LoggerFactory.getLogger(Follower.class);

	private final EventHandler handler;

	private final int lane;

	private final FeedClient client;

	private final Cursors cursors;

	private final ParkedEvents parked;

	private final SiteScopedTransaction transaction;

	private final EventProperties properties;

	private final FollowerMeters meters;

	private final Turns turns;

	Follower(EventHandler handler, int lane, FeedClient client, Cursors cursors, ParkedEvents parked,
			SiteScopedTransaction transaction, EventProperties properties, FollowerMeters meters, Turns turns) {
		this.handler = handler;
		this.lane = lane;
		this.client = client;
		this.cursors = cursors;
		this.parked = parked;
		this.transaction = transaction;
		this.properties = properties;
		this.meters = meters;
		this.turns = turns;
	}

	/**
	 * Follows until cancelled; every failure is told, waited out and tried again from the
	 * cursor.
	 */
	Mono<Void> follow() {
		// The retry is inside the repetition: after a step that succeeds, the pauses
		// begin
		// small again.
		return Mono.defer(this::step)
			.retryWhen(Retry.backoff(Long.MAX_VALUE, this.properties.firstBackoff())
				.maxBackoff(this.properties.longestBackoff())
				.jitter(0.5)
				.filter((ex) -> !(ex instanceof Error))
				.doBeforeRetry((retry) -> tell(retry.failure(), retry.totalRetries())))
			.repeat()
			.then();
	}

	/**
	 * One fetch and its application.
	 */
	Mono<Void> step() {
		return this.cursors.read(this.handler.name(), this.lane)
			.flatMap((place) -> this.client.fetch(this.handler.source(), this.lane, place)
				.doOnNext((page) -> this.meters.lag(this.handler, this.lane, page.head() - place.position()))
				.flatMap((page) -> take(place, page))
				.onErrorResume(FeedClient.RestoredException.class, (ex) -> startOver(place, ex)))
			.doOnSuccess((done) -> this.meters.stepped(this.handler, this.lane))
			.onErrorComplete(Cursors.CursorMovedException.class);
	}

	private Mono<Void> take(Cursors.Place place, FeedPage page) {
		List<Event> events = page.gaplessAfter(this.lane, place.position());
		return events.isEmpty() ? Mono.empty() : apply(place, page.epoch(), events).then(gather(events.size()));
	}

	/**
	 * A fetch and its transaction cost as much for one event as for many. Whoever has a
	 * full page is behind and goes on at once.
	 */
	private Mono<Void> gather(int events) {
		return (events < this.properties.batchSize()) ? Mono.delay(this.properties.gather()).then() : Mono.empty();
	}

	private Mono<Void> startOver(Cursors.Place place, FeedClient.RestoredException why) {
		UUID epoch = place.epoch();
		if (epoch == null) {
			return Mono.error(why);
		}
		logger.error("{}: {} was restored, lane {} is followed anew from its beginning", this.handler.name(),
				this.handler.source(), this.lane);
		this.meters.failed(this.handler, "restored");
		return inTransaction(this.cursors.restart(this.handler.name(), this.lane, place.position(), epoch)
			.then(this.parked.forget(this.handler.name(), this.lane))
			.then(this.handler.startOver(this.lane)));
	}

	private Mono<Void> apply(Cursors.Place place, UUID epoch, List<Event> events) {
		return commit(place, epoch, events)
			.onErrorResume(Follower::isTheEvents,
					(ex) -> (events.size() == 1) ? tryAlone(place, epoch, events.getFirst())
							: oneByOne(place, epoch, events))
			.doOnSuccess((done) -> this.meters.handled(this.handler, this.lane, events.size()));
	}

	private Mono<Void> oneByOne(Cursors.Place place, UUID epoch, List<Event> events) {
		return Flux.fromIterable(events)
			.concatMap((event) -> tryAlone(new Cursors.Place(place.epoch(), event.position() - 1), epoch, event))
			.then();
	}

	private Mono<Void> tryAlone(Cursors.Place place, UUID epoch, Event event) {
		return commit(place, epoch, List.of(event))
			.retryWhen(Retry.backoff(this.properties.tries() - 1L, this.properties.firstBackoff())
				.filter(Follower::isTheEvents)
				.onRetryExhaustedThrow((spec, signal) -> signal.failure()))
			.onErrorResume(Follower::isTheEvents, (ex) -> park(place, epoch, event, ex));
	}

	private Mono<Void> commit(Cursors.Place place, UUID epoch, List<Event> events) {
		Mono<Void> work = this.cursors.move(this.handler.name(), this.lane, place, epoch, events.getLast().position())
			.then(this.parked.subjects(this.handler.name(), events))
			.flatMap((subjects) -> handle(events, subjects));
		return inTransaction(work);
	}

	private Mono<Void> handle(List<Event> events, Set<String> parkedSubjects) {
		if (parkedSubjects.isEmpty()) {
			return this.handler.handle(events);
		}
		List<Event> free = events.stream().filter((event) -> !parkedSubjects.contains(event.subject())).toList();
		Mono<Void> behind = Flux.fromIterable(events)
			.filter((event) -> parkedSubjects.contains(event.subject()))
			.concatMap((event) -> this.parked.park(this.handler.name(), event,
					"An earlier event of the same subject is parked"))
			.then();
		return (free.isEmpty() ? Mono.<Void>empty() : this.handler.handle(free)).then(behind);
	}

	private Mono<Void> park(Cursors.Place place, UUID epoch, Event event, Throwable why) {
		logger.error("Event {} {} at lane {} position {} is parked by {}", event.type(), event.id(), event.lane(),
				event.position(), this.handler.name(), why);
		Mono<Void> work = this.cursors.move(this.handler.name(), this.lane, place, epoch, event.position())
			.then(this.parked.park(this.handler.name(), event, why.toString()));
		return inTransaction(work);
	}

	private Mono<Void> inTransaction(Mono<Void> work) {
		return this.turns.inTurn(this.transaction.run(SiteScope.allSites(), work));
	}

	/** Whether the failure comes from the event and not from the database being away. */
	private static boolean isTheEvents(Throwable ex) {
		return !(ex instanceof TransientDataAccessException || ex instanceof DataAccessResourceFailureException
				|| ex instanceof TransactionException || ex instanceof Cursors.CursorMovedException
				|| ex instanceof Error);
	}

	private void tell(Throwable failure, long timesInARow) {
		this.meters.failed(this.handler, cause(failure));
		if (timesInARow == 0 && needsAPerson(failure)) {
			logger.error("{} cannot follow lane {} of {}, and will not by itself: {}", this.handler.name(), this.lane,
					this.handler.source(), failure.getMessage());
		}
		else if (timesInARow == 3 || timesInARow % 100 == 99) {
			logger.warn("{} cannot follow lane {} of {} (try {}): {}", this.handler.name(), this.lane,
					this.handler.source(), timesInARow + 1, failure.toString());
		}
	}

	/** Whether events are missing, which no further try brings back. */
	private static boolean needsAPerson(Throwable failure) {
		return failure instanceof FeedPage.HoleException || failure instanceof FeedClient.GoneException;
	}

	private static String cause(Throwable failure) {
		return switch (failure) {
			case FeedPage.HoleException ex -> "hole";
			case FeedClient.GoneException ex -> "gone";
			case WebClientException ex -> "source";
			case DataAccessException ex -> "database";
			case TransactionException ex -> "database";
			default -> "other";
		};
	}

}
