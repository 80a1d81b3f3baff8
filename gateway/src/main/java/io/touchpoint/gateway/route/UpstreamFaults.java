package io.touchpoint.gateway.route;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.cloud.gateway.support.ServiceUnavailableException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Says in a problem document that a service is away or too slow, whatever the form in
 * which that became known.
 */
@Component
class UpstreamFaults implements GlobalFilter, Ordered {

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		return chain.filter(exchange).onErrorMap((failure) -> translate(failure, exchange));
	}

	private static Throwable translate(Throwable failure, ServerWebExchange exchange) {
		if (InstanceFault.isTimeout(failure)) {
			return Problems.of(HttpStatus.GATEWAY_TIMEOUT, "timeout",
					"The " + service(exchange) + " did not answer in time; try again shortly.");
		}
		if (InstanceFault.is(failure) || failure instanceof CallNotPermittedException
				|| failure instanceof NotFoundException || failure instanceof ServiceUnavailableException) {
			return Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable",
					"The " + service(exchange) + " cannot be reached just now; try again shortly.");
		}
		return failure;
	}

	private static String service(ServerWebExchange exchange) {
		Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
		return route.getUri().getHost();
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 100;
	}

}
