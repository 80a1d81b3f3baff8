package io.touchpoint.gateway.route;

import java.time.Clock;
import java.util.function.Function;

import io.touchpoint.gateway.login.Entrance;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.cloud.loadbalancer.annotation.LoadBalancerClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The routes and what guards them. Written in Java rather than in yaml: the same few
 * lines hold for every service, and they are compiled.
 */
@Configuration(proxyBeanMethods = false)
@LoadBalancerClients(defaultConfiguration = InstanceConfiguration.class)
class RouteConfiguration {

	/**
	 * Marks routes whose bodies and answers are too large or too slow to be tried again.
	 */
	static final String LONG = "-long";

	@Bean
	RouteLocator routes(RouteLocatorBuilder builder, RouteProperties properties) {
		RouteLocatorBuilder.Builder routes = builder.routes();
		for (Backend backend : Backend.values()) {
			if (backend.slowPaths().length > 0) {
				routes.route(backend.service() + LONG, slow(backend, properties));
			}
			routes.route(backend.service(), ordinary(backend, properties));
		}
		return routes.build();
	}

	private static Function<PredicateSpec, Buildable<Route>> ordinary(Backend backend, RouteProperties properties) {
		Tries tries = new Tries(backend.keyedPaths(), properties.tries(), properties.firstBackoff(),
				properties.longestBackoff());
		return (route) -> route.path(backend.paths())
			.or()
			.path(backend.description())
			.filters((filters) -> breaker(filters, backend.service()).filter(tries, 1))
			.uri("lb://" + backend.service());
	}

	private static Function<PredicateSpec, Buildable<Route>> slow(Backend backend, RouteProperties properties) {
		return (route) -> route.path(backend.slowPaths())
			.filters((filters) -> breaker(filters, backend.service() + LONG))
			.metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, properties.longResponse().toMillis())
			.uri("lb://" + backend.service());
	}

	private static GatewayFilterSpec breaker(GatewayFilterSpec filters, String name) {
		return filters.circuitBreaker((config) -> config.setName(name));
	}

	@Bean
	Ejection ejection(Clock clock, RouteProperties properties) {
		return new Ejection(clock, properties.ejectedFor());
	}

	@Bean
	KnownInstances knownInstances(DiscoveryClient discovery, RouteStateProperties state, Clock clock) {
		InstanceFile file = new InstanceFile(state.state().resolve("instances.txt"), Schedulers.boundedElastic());
		return new KnownInstances(discovery::getInstances, file, clock);
	}

	/**
	 * A service that stops in the middle of an answer must not hold its reader for ever.
	 */
	@Bean
	HttpClientCustomizer stallTimeout(RouteProperties properties) {
		return (client) -> client.responseTimeout(properties.stall());
	}

	@Bean
	NettyServerCustomizer connectionCap(RouteProperties properties, Entrance entrance) {
		ConnectionCap cap = new ConnectionCap(properties.connectionsPerAddress(), entrance);
		return (server) -> server.readTimeout(properties.stall()).doOnConnection(cap::count);
	}

}
