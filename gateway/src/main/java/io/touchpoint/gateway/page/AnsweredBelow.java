package io.touchpoint.gateway.page;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;

/**
 * When a body turns out to be no HTTP while it is read, the server has refused the
 * request by itself before the reader hears of it. There is nothing left to answer, and
 * the sender's fault is none of ours.
 */
@Component
class AnsweredBelow implements WebExceptionHandler, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(AnsweredBelow.class);

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
		ServerHttpResponse response = exchange.getResponse();
		if (response.isCommitted() || !isAnswered(response)) {
			return Mono.error(failure);
		}
		logger.debug("A body ended as no HTTP", failure);
		return Mono.empty();
	}

	private static boolean isAnswered(ServerHttpResponse response) {
		return ServerHttpResponseDecorator.getNativeResponse(response) instanceof HttpServerResponse server
				&& server.hasSentHeaders();
	}

	/** Before anybody tries to answer. */
	@Override
	public int getOrder() {
		return -4;
	}

}
