package io.touchpoint.gateway.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import io.touchpoint.gateway.login.Entrance;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.RequestPath;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What every answer tells the browser, whoever made it: nothing from elsewhere, no inline
 * script, no framing, no guessing of types. Two kinds of page have a stricter or another
 * policy of their own, which stays as their service made it: kiosks, and the variant of a
 * survey that named websites may show in a frame.
 */
@Component
class SecurityHeaders implements WebFilter, Ordered {

	private static final String CONTENT_SECURITY = "Content-Security-Policy";

	private static final String FRAME_OPTIONS = "X-Frame-Options";

	private static final PathPattern KIOSK = PathPatternParser.defaultInstance.parse("/k/**");

	private static final PathPattern EMBEDDED = PathPatternParser.defaultInstance.parse("/s/{code}/embed/**");

	static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
			+ "img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
			+ "form-action 'self'";

	private static final String ONE_YEAR = "max-age=31536000; includeSubDomains";

	private final Map<String, String> always = new LinkedHashMap<>();

	SecurityHeaders(Entrance entrance) {
		this.always.put(CONTENT_SECURITY, POLICY);
		this.always.put("X-Content-Type-Options", "nosniff");
		this.always.put(FRAME_OPTIONS, "DENY");
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
			set(exchange.getResponse().getHeaders(), exchange.getRequest().getPath());
			return Mono.empty();
		});
		return chain.filter(exchange);
	}

	private void set(HttpHeaders headers, RequestPath request) {
		boolean embedded = EMBEDDED.matches(request.pathWithinApplication());
		String own = (embedded || KIOSK.matches(request.pathWithinApplication())) ? headers.getFirst(CONTENT_SECURITY)
				: null;
		forEach(headers::set);
		if (own != null) {
			headers.set(CONTENT_SECURITY, own);
			if (embedded) {
				headers.remove(FRAME_OPTIONS);
			}
		}
		if (request.value().startsWith("/api/") && headers.getCacheControl() == null) {
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
