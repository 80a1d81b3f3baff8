package io.touchpoint.gateway.route;

import java.util.Set;
import java.util.TreeSet;

import io.touchpoint.gateway.login.SessionCookie;
import io.touchpoint.starter.web.RequestId;
import io.touchpoint.starter.web.SenderNetwork;
import org.jspecify.annotations.Nullable;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Closed by default: of what a client sends, services see these headers only. Identity
 * and forwarding headers from outside never arrive, whatever their name; the passport and
 * the request id are ours.
 */
@Component
class RelayedHeaders implements HttpHeadersFilter, Ordered {

	private static final Set<String> RELAYED = caseInsensitive("Accept", "Accept-Language", "Accept-Encoding",
			"Cache-Control", "Content-Type", "Content-Length", "Content-Encoding", "Transfer-Encoding",
			"Idempotency-Key", "If-Match", "If-None-Match", "If-Modified-Since", "Last-Event-ID", "Origin", "Range",
			"Sec-Fetch-Site", "User-Agent");

	/** What a webhook's sender signs with; nobody else has a use for them. */
	private static final Set<String> OF_WEBHOOKS = caseInsensitive("webhook-id", "webhook-timestamp",
			"webhook-signature");

	private static final PathPattern WEBHOOKS = PathPatternParser.defaultInstance.parse("/public/**");

	private final String sessionCookie;

	private final NetworkMark networks;

	RelayedHeaders(SessionCookie cookie, NetworkMark networks) {
		this.sessionCookie = cookie.name();
		this.networks = networks;
	}

	private static Set<String> caseInsensitive(String... names) {
		Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		set.addAll(Set.of(names));
		return set;
	}

	@Override
	public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
		HttpHeaders relayed = new HttpHeaders();
		boolean webhook = WEBHOOKS.matches(exchange.getRequest().getPath().pathWithinApplication());
		input.forEach((name, values) -> {
			if (RELAYED.contains(name) || (webhook && OF_WEBHOOKS.contains(name))) {
				relayed.addAll(name, values);
			}
		});
		relayed.set(RequestId.HEADER, RequestId.of(exchange));
		@Nullable String network = this.networks.of(exchange.getRequest());
		if (network != null) {
			relayed.set(SenderNetwork.HEADER, network);
		}
		@Nullable String passport = PassportRelay.passportOf(exchange);
		if (passport != null) {
			relayed.setBearerAuth(passport);
		}
		addForeignCookies(relayed, exchange);
		return relayed;
	}

	private void addForeignCookies(HttpHeaders relayed, ServerWebExchange exchange) {
		for (var cookies : exchange.getRequest().getCookies().entrySet()) {
			if (!cookies.getKey().equals(this.sessionCookie)) {
				for (HttpCookie cookie : cookies.getValue()) {
					relayed.add(HttpHeaders.COOKIE, cookie.getName() + "=" + cookie.getValue());
				}
			}
		}
	}

	@Override
	public boolean supports(Type type) {
		return type == Type.REQUEST;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
