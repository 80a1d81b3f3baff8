package io.touchpoint.gateway.login;

import java.time.Duration;
import java.util.Optional;

import io.touchpoint.starter.limit.Buckets;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * {@code /internal} is for fellow services, which come by themselves: what a proxy brings
 * from outside finds nothing there. The port is the public one, though, so an address
 * that keeps showing passports that do not hold is not listened to for a while.
 */
@Component
class InternalGuard implements WebFilter, Ordered {

	private static final PathPattern INTERNAL = PathPatternParser.defaultInstance.parse("/internal/**");

	private final Entrance entrance;

	private final Buckets wrongPassports;

	InternalGuard(Entrance entrance, LoginProperties properties) {
		this.entrance = entrance;
		this.wrongPassports = new Buckets(properties.wrongPassports(), properties.wrongPassportsPer());
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		if (!INTERNAL.matches(request.getPath().pathWithinApplication())) {
			return chain.filter(exchange);
		}
		if (this.entrance.isBroughtByProxy(request)) {
			return Mono.error(Problems.notFound("address"));
		}
		if (this.entrance.isLocal(request)) {
			return chain.filter(exchange);
		}
		return listen(exchange, chain, this.entrance.addressOf(request));
	}

	private Mono<Void> listen(ServerWebExchange exchange, WebFilterChain chain, String address) {
		Optional<Duration> wait = this.wrongPassports.waitFor(address);
		if (wait.isPresent()) {
			long seconds = wait.get().toSeconds() + 1;
			exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
			return Mono.error(Problems.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests",
					"Too many wrong passports; try again in " + seconds + " seconds."));
		}
		return chain.filter(exchange)
			.doOnError(AuthenticationException.class, (wrong) -> this.wrongPassports.take(address));
	}

	/** After the cap of bodies, before anybody reads a passport. */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 25;
	}

}
