package io.touchpoint.gateway.route;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.touchpoint.gateway.login.Entrance;
import io.touchpoint.starter.limit.Buckets;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Limits how often an address may try to sign in and use the public pages. Addresses
 * count by neighbourhood (/24, /64), so that owning many does not help.
 */
@Component
class RateLimit implements WebFilter, Ordered {

	private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

	private static final int IPV4_NETWORK = 3;

	private static final int IPV6_NETWORK = 8;

	private final Entrance entrance;

	private final List<Guard> guards;

	RateLimit(RouteProperties properties, Entrance entrance, MeterRegistry registry) {
		this.entrance = entrance;
		this.guards = properties.limits()
			.entrySet()
			.stream()
			.map((limit) -> guard(limit.getKey(), limit.getValue(), registry))
			// What guards writes only is the narrower one, whatever the order of the
			// settings
			.sorted(Comparator.comparing((guard) -> !guard.limit().onlyWrites()))
			.toList();
	}

	private static Guard guard(String name, RouteProperties.Limit limit, MeterRegistry registry) {
		List<PathPattern> paths = limit.paths().stream().map(PathPatternParser.defaultInstance::parse).toList();
		Counter refused = Counter.builder("touchpoint.requests.limited")
			.description("Requests refused because their address asked too often")
			.tag("cause", name)
			.register(registry);
		return new Guard(limit, paths, new Buckets(limit.tokens(), limit.per()), refused);
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		PathContainer path = request.getPath().pathWithinApplication();
		for (Guard guard : this.guards) {
			if (guard.applies(path, request)) {
				return guard.pass(this.entrance, exchange, chain);
			}
		}
		return chain.filter(exchange);
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 30;
	}

	/**
	 * The neighbourhood of an address; null for this machine.
	 */
	static @Nullable String network(String address) {
		try {
			InetAddress parsed = InetAddress.ofLiteral(address);
			byte[] bytes = parsed.getAddress();
			int kept = (bytes.length == 4) ? IPV4_NETWORK : IPV6_NETWORK;
			return parsed.isLoopbackAddress() ? null : HexFormat.of().formatHex(Arrays.copyOf(bytes, kept));
		}
		catch (IllegalArgumentException ex) {
			return "unknown";
		}
	}

	private record Guard(RouteProperties.Limit limit, List<PathPattern> paths, Buckets buckets, Counter refused) {

		boolean applies(PathContainer path, ServerHttpRequest request) {
			return !(this.limit.onlyWrites() && READS.contains(request.getMethod()))
					&& (this.paths.stream().anyMatch((pattern) -> pattern.matches(path))
							|| (this.limit.allPublic() && PublicAddresses.isPublic(path)));
		}

		Mono<Void> pass(Entrance entrance, ServerWebExchange exchange, WebFilterChain chain) {
			String network = network(entrance.addressOf(exchange.getRequest()));
			if (network == null && !this.limit.loopbackToo()) {
				return chain.filter(exchange);
			}
			Optional<Duration> wait = this.buckets.take((network != null) ? network : "loopback");
			if (wait.isEmpty()) {
				return chain.filter(exchange);
			}
			this.refused.increment();
			long seconds = wait.get().toSeconds() + 1;
			exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
			return Mono.error(Problems.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests",
					"Too many requests from your address; try again in " + seconds + " seconds."));
		}

	}

}
