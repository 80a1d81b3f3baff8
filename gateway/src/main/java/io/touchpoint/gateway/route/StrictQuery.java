package io.touchpoint.gateway.route;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Writes the query of an address as the standard has it before it is passed on. Browsers
 * leave some signs as they are ({@code a=%20b&c[]=x==}), and a query with one of them is
 * taken for one that nobody has encoded yet: it would be encoded a second time, and the
 * service would read {@code %20} where a blank was sent.
 */
@Component
class StrictQuery implements WebFilter, Ordered {

	/** Beside letters and digits, as RFC 3986 lets a query have them; % begins a code. */
	private static final String KEPT = "-._~!$'()*+,;:@/?%";

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		URI uri = exchange.getRequest().getURI();
		String query = uri.getRawQuery();
		String strict = (query != null) ? strict(query) : null;
		if (query == null || query.equals(strict)) {
			return chain.filter(exchange);
		}
		String address = uri.toString();
		URI mended = URI.create(address.substring(0, address.indexOf('?') + 1) + strict);
		return chain.filter(exchange.mutate().request((request) -> request.uri(mended)).build());
	}

	static String strict(String query) {
		StringBuilder strict = new StringBuilder(query.length() + 16);
		boolean value = false;
		for (int at = 0; at < query.length(); at += Character.charCount(query.codePointAt(at))) {
			int point = query.codePointAt(at);
			if (point == '&') {
				value = false;
				strict.append('&');
			}
			else if (point == '=' && !value) {
				value = true;
				strict.append('=');
			}
			else if (point < 0x80 && (Character.isLetterOrDigit(point) || KEPT.indexOf(point) >= 0)) {
				strict.append((char) point);
			}
			else {
				for (byte one : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
					strict.append('%').append("%02X".formatted(one));
				}
			}
		}
		return strict.toString();
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 10;
	}

}
