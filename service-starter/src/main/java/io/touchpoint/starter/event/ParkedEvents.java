package io.touchpoint.starter.event;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.r2dbc.spi.Readable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Events that a handler could not take, with the reason, and the later ones of the same
 * subject, which must not overtake them.
 */
final class ParkedEvents {

	/**
	 * A parked event and why.
	 */
	record Parked(String handler, String reason, Event event) {
	}

	private static final Logger logger = LoggerFactory.getLogger(ParkedEvents.class);

	private final DatabaseClient database;

	private final JsonMapper json;

	private final Clock clock;

	private final SiteScopedTransaction transaction;

	private final Map<String, EventHandler> handlers;

	ParkedEvents(DatabaseClient database, JsonMapper json, Clock clock, SiteScopedTransaction transaction,
			List<EventHandler> handlers) {
		this.database = database;
		this.json = json;
		this.clock = clock;
		this.transaction = transaction;
		this.handlers = handlers.stream().collect(Collectors.toMap(EventHandler::name, Function.identity()));
	}

	Mono<Void> park(String handler, Event event, String reason) {
		return this.database.sql("""
				INSERT INTO parked_event (handler, lane, position, subject, event, reason, parked_at)
				VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7) ON CONFLICT DO NOTHING
				""")
			.bind(0, handler)
			.bind(1, (short) event.lane())
			.bind(2, event.position())
			.bind(3, event.subject())
			.bind(4, this.json.writeValueAsString(event))
			.bind(5, reason)
			.bind(6, this.clock.instant().atOffset(ZoneOffset.UTC))
			.then();
	}

	/**
	 * Which of these subjects have an event waiting in the park.
	 */
	Mono<Set<String>> subjects(String handler, List<Event> events) {
		return this.database.sql("""
				SELECT DISTINCT subject FROM parked_event WHERE handler = $1 AND subject = ANY ($2)
				""")
			.bind(0, handler)
			.bind(1, events.stream().map(Event::subject).distinct().toArray(String[]::new))
			.map((row) -> String.valueOf(row.get("subject", String.class)))
			.all()
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Forgets what was parked from a lane that is followed anew: it will come again.
	 */
	Mono<Void> forget(String handler, int lane) {
		return this.database.sql("DELETE FROM parked_event WHERE handler = $1 AND lane = $2")
			.bind(0, handler)
			.bind(1, (short) lane)
			.then();
	}

	Flux<Parked> list() {
		return this.transaction.list(SiteScope.allSites(), this.database.sql("""
				SELECT handler, reason, event::text AS event FROM parked_event ORDER BY handler, lane, position
				""").map(this::parked).all());
	}

	Mono<Long> count(String handler) {
		return this.transaction.run(SiteScope.allSites(),
				this.database.sql("SELECT count(*) AS n FROM parked_event WHERE handler = $1")
					.bind(0, handler)
					.mapValue(Long.class)
					.one());
	}

	/**
	 * Hands all parked events to their handlers once more, in order; those that fail
	 * again, and what waits behind them, stay.
	 * @return how many left the park
	 */
	Mono<Long> replay() {
		return list().collectList().flatMapIterable(Function.identity()).concatMap(this::again).count();
	}

	private Mono<Parked> again(Parked parked) {
		EventHandler handler = this.handlers.get(parked.handler());
		if (handler == null) {
			return Mono.empty();
		}
		Mono<Void> work = stillFirst(parked)
			.flatMap((first) -> handler.handle(List.of(parked.event())).then(remove(parked)));
		return this.transaction.run(SiteScope.allSites(), work.thenReturn(parked))
			.doOnError((ex) -> logger.warn("Event {} stays parked by {}: {}", parked.event().id(), parked.handler(),
					ex.toString()))
			.onErrorComplete();
	}

	private Mono<Boolean> stillFirst(Parked parked) {
		return this.database.sql("""
				SELECT NOT EXISTS (SELECT 1 FROM parked_event
					WHERE handler = $1 AND subject = $2 AND lane = $3 AND position < $4) AS first
				""")
			.bind(0, parked.handler())
			.bind(1, parked.event().subject())
			.bind(2, (short) parked.event().lane())
			.bind(3, parked.event().position())
			.mapValue(Boolean.class)
			.one()
			.filter(Boolean::booleanValue)
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("An earlier event of the subject is parked")));
	}

	private Mono<Void> remove(Parked parked) {
		return this.database.sql("DELETE FROM parked_event WHERE handler = $1 AND lane = $2 AND position = $3")
			.bind(0, parked.handler())
			.bind(1, (short) parked.event().lane())
			.bind(2, parked.event().position())
			.then();
	}

	private Parked parked(Readable row) {
		return new Parked(String.valueOf(row.get("handler", String.class)),
				String.valueOf(row.get("reason", String.class)),
				this.json.readValue(String.valueOf(row.get("event", String.class)), Event.class));
	}

}
