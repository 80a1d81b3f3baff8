package io.touchpoint.gateway.route;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.util.retry.Retry;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Tries a request again on another instance when the first one did not answer: reads
 * always, writes only where the service demands an {@code Idempotency-Key} and only when
 * they carry one, because only then it knows the second from the first. Each try chooses
 * its instance anew, and the one that failed is left out by then.
 */
final class Tries implements GatewayFilter {

	static final String IDEMPOTENCY_KEY = "Idempotency-Key";

	private final List<PathPattern> keyed;

	private final int again;

	private final Duration first;

	private final Duration longest;

	Tries(List<String> keyedPaths, int tries, Duration first, Duration longest) {
		this.keyed = keyedPaths.stream().map(PathPatternParser.defaultInstance::parse).toList();
		this.again = tries - 1;
		this.first = first;
		this.longest = longest;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		if (request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD) {
			return repeat(exchange, chain);
		}
		if (isKeyed(request)) {
			return ServerWebExchangeUtils.cacheRequestBody(exchange,
					(kept) -> repeat(exchange.mutate().request(kept).build(), chain));
		}
		return chain.filter(exchange);
	}

	private boolean isKeyed(ServerHttpRequest request) {
		PathContainer path = request.getPath().pathWithinApplication();
		return request.getMethod() == HttpMethod.POST && request.getHeaders().containsHeader(IDEMPOTENCY_KEY)
				&& this.keyed.stream().anyMatch((pattern) -> pattern.matches(path));
	}

	private Mono<Void> repeat(ServerWebExchange exchange, GatewayFilterChain chain) {
		return chain.filter(exchange)
			.retryWhen(Retry.backoff(this.again, this.first)
				.maxBackoff(this.longest)
				.jitter(0.5)
				.filter((failure) -> InstanceFault.is(failure) && !exchange.getResponse().isCommitted())
				.doBeforeRetry((signal) -> forgetLastTry(exchange))
				.onRetryExhaustedThrow((spec, signal) -> signal.failure()));
	}

	private static void forgetLastTry(ServerWebExchange exchange) {
		@Nullable Connection connection = exchange.getAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR);
		if (connection != null) {
			connection.dispose();
			exchange.getAttributes().remove(ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR);
		}
		ServerWebExchangeUtils.reset(exchange);
	}

}
