package io.touchpoint.starter.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * The one place where failures become answers, for controllers, functional handlers and
 * filters alike.
 */
final class ProblemHandler implements ErrorWebExceptionHandler, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(ProblemHandler.class);

	private final JsonMapper json;

	ProblemHandler(JsonMapper json) {
		this.json = json;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
		ServerHttpResponse response = exchange.getResponse();
		if (response.isCommitted()) {
			return Mono.error(failure);
		}
		ProblemException problem = ProblemTranslation.translate(failure, exchange.getRequest().getQueryParams());
		log(exchange, problem, failure);
		response.setStatusCode(problem.status());
		if (failure instanceof ErrorResponse known) {
			// The methods or media types that would be taken.
			response.getHeaders().putAll(known.getHeaders());
		}
		response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		response.getHeaders().set(RequestId.HEADER, RequestId.of(exchange));
		if (problem.status().value() == 503) {
			response.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
		}
		byte[] body = this.json.writeValueAsBytes(
				ProblemDocument.of(problem, exchange.getRequest().getPath().value(), RequestId.of(exchange)));
		DataBuffer buffer = response.bufferFactory().wrap(body);
		return response.writeWith(Mono.just(buffer));
	}

	private void log(ServerWebExchange exchange, ProblemException problem, Throwable failure) {
		if (Problems.isOfNobody(failure)) {
			logger.debug("Request {} was left by its sender: {}", RequestId.of(exchange), failure.getMessage());
		}
		else if (!problem.status().is5xxServerError()) {
			logger.debug("Request {} refused: {} {}", RequestId.of(exchange), problem.reason(), problem.getMessage());
		}
		else if (failure == problem && failure.getCause() == null) {
			// Said on purpose: where in the code it was said is no news.
			logger.warn("Request {} {} {} could not be served: {}", RequestId.of(exchange),
					exchange.getRequest().getMethod(), place(exchange), problem.getMessage());
		}
		else {
			logger.error("Request {} {} {} failed", RequestId.of(exchange), exchange.getRequest().getMethod(),
					place(exchange), failure);
		}
	}

	/** Where it happened, without what a path may keep secret. */
	private static String place(ServerWebExchange exchange) {
		Object pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		if (pattern != null) {
			return pattern.toString();
		}
		String path = exchange.getRequest().getPath().value();
		int second = path.indexOf('/', 1);
		return (second < 0) ? path : path.substring(0, second) + "/…";
	}

	@Override
	public int getOrder() {
		return -2;
	}

}
