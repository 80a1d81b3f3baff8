package io.touchpoint.starter.event;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.starter.security.InternalClient;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * The outbox with its feed, and a follower per handler and lane.
 */
@AutoConfiguration
@EnableConfigurationProperties(EventProperties.class)
class EventAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Ids ids() {
		return UuidCreator::getTimeOrderedEpoch;
	}

	@Bean
	FeedSignal feedSignal() {
		return new FeedSignal();
	}

	@Bean
	Outbox outbox(DatabaseClient database, JsonMapper json, Ids ids, FeedSignal signal) {
		return new Outbox(database, json, ids, signal);
	}

	@Bean
	Feed feed(DatabaseClient database, JsonMapper json, FeedSignal signal, EventProperties properties) {
		return new Feed(new FeedQueries(database, json), signal, properties.poll());
	}

	@Bean
	ParkedEvents parkedEvents(DatabaseClient database, JsonMapper json, Clock clock, SiteScopedTransaction transaction,
			ObjectProvider<EventHandler> handlers) {
		return new ParkedEvents(database, json, clock, transaction, handlers.orderedStream().toList());
	}

	@Bean
	FeedController feedController(Feed feed, ParkedEvents parked) {
		return new FeedController(feed, parked);
	}

	@Bean
	@ConditionalOnMissingBean
	FeedClient feedClient(InternalClient client, EventProperties properties) {
		return new HttpFeedClient(client, properties);
	}

	@Bean
	Followers followers(ObjectProvider<EventHandler> handlers, FeedClient client, DatabaseClient database,
			ParkedEvents parked, SiteScopedTransaction transaction, EventProperties properties, MeterRegistry registry,
			Feed feed) {
		FollowerMeters meters = new FollowerMeters(registry);
		Cursors cursors = new Cursors(database);
		Turns turns = new Turns(properties.transactions());
		List<EventHandler> all = handlers.orderedStream().toList();
		List<Follower> followers = (properties.follow() ? all : List.<EventHandler>of()).stream()
			.flatMap((handler) -> IntStream.range(0, Outbox.LANES)
				.mapToObj((lane) -> new Follower(handler, lane, client, cursors, parked, transaction, properties,
						meters, turns)))
			.toList();
		return new Followers(all, followers, feed, parked, meters);
	}

}
