package io.touchpoint.gateway.login;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * The cookie that carries the session id: not for scripts, not for other sites' pages,
 * and outside loopback bound to this very host over TLS.
 */
@Component
public final class SessionCookie {

	private final boolean loopback;

	private final String name;

	SessionCookie(Entrance entrance) {
		this.loopback = entrance.onLoopback();
		this.name = this.loopback ? "touchpoint-session" : "__Host-touchpoint-session";
	}

	/**
	 * Name of the cookie, which no service behind the gateway gets to see.
	 */
	public String name() {
		return this.name;
	}

	@Nullable String read(ServerHttpRequest request) {
		HttpCookie cookie = request.getCookies().getFirst(this.name);
		return (cookie == null || cookie.getValue().isEmpty()) ? null : cookie.getValue();
	}

	ResponseCookie carrying(String id) {
		return cookie(id).build();
	}

	ResponseCookie cleared() {
		return cookie("").maxAge(Duration.ZERO).build();
	}

	private ResponseCookie.ResponseCookieBuilder cookie(String value) {
		return ResponseCookie.from(this.name, value).path("/").httpOnly(true).secure(!this.loopback).sameSite("Strict");
	}

}
