package io.touchpoint.gateway.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

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

	private final Map<String, String> always = new LinkedHashMap<>();

	SecurityHeaders(Entrance entrance) {
		this.always.put("Content-Security-Policy", POLICY);
		this.always.put("X-Content-Type-Options", "nosniff");
		this.always.put("X-Frame-Options", "DENY");
		this.always.put("Referrer-Policy", "same-origin");
		this.always.put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
		this.always.put("Cross-Origin-Opener-Policy", "same-origin");
		if (!entrance.onLoopback()) {
			this.always.put("Strict-Transport-Security", ONE_YEAR);
		}
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
		forEach(headers::set);
		if (path.startsWith("/api/") && headers.getCacheControl() == null) {
			headers.setCacheControl("no-store");
		}
	}

	/**
	 * The headers with their values.
	 */
	void forEach(BiConsumer<String, String> header) {
		this.always.forEach(header);
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 10;
	}

}
