package io.touchpoint.starter.web;

import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Gives each request an id, or keeps the one it came with, and tells it to the caller:
 * the same id stands in problem documents and log lines.
 */
public final class RequestId implements WebFilter, Ordered {

	public static final String HEADER = "X-Request-Id";

	private static final String ATTRIBUTE = RequestId.class.getName();

	private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9-]{8,64}");

	RequestId() {
	}

	/**
	 * The id of this exchange.
	 */
	public static String of(ServerWebExchange exchange) {
		return (String) exchange.getAttributes()
			.computeIfAbsent(ATTRIBUTE, (name) -> choose(exchange.getRequest().getHeaders().getFirst(HEADER)));
	}

	private static String choose(@Nullable String given) {
		return (given != null && SAFE.matcher(given).matches()) ? given : UUID.randomUUID().toString();
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		exchange.getResponse().getHeaders().set(HEADER, of(exchange));
		return chain.filter(exchange);
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

}
