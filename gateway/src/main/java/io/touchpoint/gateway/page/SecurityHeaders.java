package io.touchpoint.gateway.page;

import io.touchpoint.gateway.login.Entrance;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * What every answer tells the browser, whoever made it: nothing from elsewhere, no inline
 * script, no framing, no guessing of types.
 */
@Component
class SecurityHeaders implements WebFilter, Ordered {

	static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
			+ "img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
			+ "form-action 'self'";

	private static final String ONE_YEAR = "max-age=31536000; includeSubDomains";

	private final boolean overTls;

	SecurityHeaders(Entrance entrance) {
		this.overTls = !entrance.onLoopback();
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		exchange.getResponse().beforeCommit(() -> {
			set(exchange.getResponse().getHeaders(), exchange.getRequest().getPath().value());
			return Mono.empty();
		});
		return chain.filter(exchange);
	}

	private void set(HttpHeaders headers, String path) {
		headers.set("Content-Security-Policy", POLICY);
		headers.set("X-Content-Type-Options", "nosniff");
		headers.set("X-Frame-Options", "DENY");
		headers.set("Referrer-Policy", "same-origin");
		headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
		headers.set("Cross-Origin-Opener-Policy", "same-origin");
		if (this.overTls) {
			headers.set("Strict-Transport-Security", ONE_YEAR);
		}
		if (path.startsWith("/api/") && headers.getCacheControl() == null) {
			headers.setCacheControl("no-store");
		}
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 10;
	}

}
