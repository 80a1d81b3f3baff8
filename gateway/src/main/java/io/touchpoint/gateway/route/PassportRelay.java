package io.touchpoint.gateway.route;

import io.touchpoint.gateway.login.Passports;
import io.touchpoint.starter.security.CallerAuthentication;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Gives the caller a passport for the service the route leads to. {@link RelayedHeaders}
 * puts it on the request.
 */
@Component
class PassportRelay implements GlobalFilter, Ordered {

	private static final String ATTRIBUTE = PassportRelay.class.getName();

	private final Passports passports;

	PassportRelay(Passports passports) {
		this.passports = passports;
	}

	static @Nullable String passportOf(ServerWebExchange exchange) {
		return exchange.getAttribute(ATTRIBUTE);
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		return ReactiveSecurityContextHolder.getContext()
			.mapNotNull(SecurityContext::getAuthentication)
			.ofType(CallerAuthentication.class)
			.doOnNext((caller) -> exchange.getAttributes()
				.put(ATTRIBUTE, this.passports.passport(caller.getPrincipal(), audience(exchange))))
			.then(chain.filter(exchange));
	}

	private static String audience(ServerWebExchange exchange) {
		Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
		return route.getUri().getHost();
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 200;
	}

}
