package io.touchpoint.gateway.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import io.touchpoint.gateway.login.Entrance;
import io.touchpoint.gateway.route.PublicAddresses;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * What every answer tells the browser: nothing from elsewhere, no inline script, no
 * framing, no guessing of types. Where a service draws pages for everybody, its own
 * policy stands, because it knows the page and is stricter; everywhere else nobody's word
 * counts but this.
 */
@Component
class SecurityHeaders implements WebFilter, Ordered {

	static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
			+ "img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
			+ "form-action 'self'";

	private static final String ONE_YEAR = "max-age=31536000; includeSubDomains";

	private static final String CONTENT_POLICY = "Content-Security-Policy";

	private static final String FRAMES = "X-Frame-Options";

	private final Map<String, String> always = new LinkedHashMap<>();

	private final Map<String, String> unlessSaid = new LinkedHashMap<>();

	SecurityHeaders(Entrance entrance) {
		this.always.put("X-Content-Type-Options", "nosniff");
		this.unlessSaid.put(CONTENT_POLICY, POLICY);
		this.unlessSaid.put(FRAMES, "DENY");
		this.unlessSaid.put("Referrer-Policy", "same-origin");
		this.unlessSaid.put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
		this.unlessSaid.put("Cross-Origin-Opener-Policy", "same-origin");
		if (!entrance.onLoopback()) {
			this.always.put("Strict-Transport-Security", ONE_YEAR);
		}
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		exchange.getResponse().beforeCommit(() -> {
			set(exchange.getResponse().getHeaders(), exchange.getRequest().getPath());
			return Mono.empty();
		});
		return chain.filter(exchange);
	}

	private void set(HttpHeaders headers, RequestPath path) {
		PathContainer address = path.pathWithinApplication();
		if (PublicAddresses.isPublic(address)) {
			boolean framed = PublicAddresses.isEmbeddable(address) && saysWhoMayFrame(headers);
			this.always.forEach(headers::set);
			this.unlessSaid.forEach((name, value) -> {
				if (!headers.containsHeader(name)) {
					headers.set(name, value);
				}
			});
			if (framed) {
				headers.remove(FRAMES);
			}
			return;
		}
		forEach(headers::set);
		if (path.value().startsWith("/api/") && headers.getCacheControl() == null) {
			headers.setCacheControl("no-store");
		}
	}

	private static boolean saysWhoMayFrame(HttpHeaders headers) {
		return headers.getOrEmpty(CONTENT_POLICY).stream().anyMatch((policy) -> policy.contains("frame-ancestors"));
	}

	/**
	 * The headers with their values.
	 */
	void forEach(BiConsumer<String, String> header) {
		this.always.forEach(header);
		this.unlessSaid.forEach(header);
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 10;
	}

}
