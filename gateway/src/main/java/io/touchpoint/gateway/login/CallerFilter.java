package io.touchpoint.gateway.login;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.CallerAuthentication;
import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Finds out who is asking: an API key in the Authorization header, or a session cookie,
 * which on unsafe methods needs the CSRF token beside it. Nobody is a valid answer; the
 * rules behind decide whether nobody may pass.
 */
final class CallerFilter implements WebFilter {

	static final String CSRF_HEADER = "X-CSRF-Token";

	private static final String BEARER = "Bearer ";

	private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS,
			HttpMethod.TRACE);

	private static final List<PathPattern> ONLY_FOR_PEOPLE = List.of(
			PathPatternParser.defaultInstance.parse("/api/directory/staff/**"),
			PathPatternParser.defaultInstance.parse("/api/directory/api-keys/**"));

	private final Sessions sessions;

	private final ApiKeys keys;

	private final SessionCookie cookie;

	private final Entrance entrance;

	private final Duration check;

	/**
	 * @param check how often it is asked whether the caller of an answer that goes on for
	 * long is still who they were
	 */
	CallerFilter(Sessions sessions, ApiKeys keys, SessionCookie cookie, Entrance entrance, Duration check) {
		this.sessions = sessions;
		this.keys = keys;
		this.cookie = cookie;
		this.entrance = entrance;
		this.check = check;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return Mono.defer(() -> whoIsAsking(exchange))
			.map(Optional::of)
			.defaultIfEmpty(Optional.empty())
			.flatMap(
					(asking) -> asking
						.map((caller) -> chain.filter(exchange)
							.contextWrite(ReactiveSecurityContextHolder
								.withAuthentication(CallerAuthentication.person(caller)))
							.takeUntilOther(end(caller, exchange.getRequest())))
						.orElseGet(() -> chain.filter(exchange)));
	}

	/**
	 * When the caller is nobody any more, or somebody who may see other things: a live
	 * stream ends then, not with its own time. While that cannot be asked it goes on.
	 * Something that is asked to be done is done.
	 */
	private Mono<Boolean> end(Caller caller, ServerHttpRequest request) {
		if (!SAFE.contains(request.getMethod())) {
			return Mono.never();
		}
		return Flux.interval(this.check)
			.onBackpressureDrop()
			.concatMap((tick) -> stillAsking(request).map(caller::equals).defaultIfEmpty(false).onErrorReturn(true), 1)
			.filter((same) -> !same)
			.next();
	}

	private Mono<Caller> stillAsking(ServerHttpRequest request) {
		String authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
		if (authorization != null) {
			return byKey(authorization).map(ApiKey::caller);
		}
		return Mono.justOrEmpty(this.cookie.read(request))
			.flatMap((id) -> this.sessions.look(id, this.entrance.demo() && this.entrance.isLocal(request)))
			.map((session) -> session.account().caller());
	}

	private Mono<Caller> whoIsAsking(ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		String authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
		boolean unsafe = !SAFE.contains(request.getMethod());
		if (authorization != null) {
			return byKey(authorization).doOnNext((key) -> checkPurpose(unsafe, request)).map(ApiKey::caller);
		}
		if (unsafe && this.entrance.isForeign(request)) {
			return Mono
				.error(Problems.of(HttpStatus.FORBIDDEN, "cross-origin", "A page of another origin may not do this."));
		}
		String id = this.cookie.read(request);
		if (id == null || isSignIn(request)) {
			return Mono.empty();
		}
		return bySession(id, request).doOnNext((session) -> {
			checkToken(unsafe, session, request);
			session.rememberIn(exchange);
		}).map((session) -> session.account().caller());
	}

	private Mono<ApiKey> byKey(String authorization) {
		if (!authorization.startsWith(BEARER + ApiKey.PREFIX)) {
			return Mono.empty();
		}
		return this.keys.find(authorization.substring(BEARER.length()).strip());
	}

	/** A key that made accounts or keys would outlive the account that it ends with. */
	private static void checkPurpose(boolean unsafe, ServerHttpRequest request) {
		PathContainer path = request.getPath().pathWithinApplication();
		if (unsafe && ONLY_FOR_PEOPLE.stream().anyMatch((pattern) -> pattern.matches(path))) {
			throw Problems.forbidden("An API key only reads accounts and keys: a person must do this, signed in.");
		}
	}

	private Mono<Session> bySession(String id, ServerHttpRequest request) {
		return this.sessions.find(id, this.entrance.demo() && this.entrance.isLocal(request));
	}

	/**
	 * Signing in replaces whatever session there was, and must work when that one is
	 * dead.
	 */
	private static boolean isSignIn(ServerHttpRequest request) {
		return request.getMethod() == HttpMethod.POST && request.getPath().value().equals("/api/session");
	}

	private static void checkToken(boolean unsafe, Session session, ServerHttpRequest request) {
		@Nullable String token = request.getHeaders().getFirst(CSRF_HEADER);
		if (unsafe && (token == null || !Secret.claimed(token).matches(Secret.claimed(session.csrfToken())))) {
			throw Problems.of(HttpStatus.FORBIDDEN, "csrf",
					"The header " + CSRF_HEADER + " does not carry this session's token.");
		}
	}

}
