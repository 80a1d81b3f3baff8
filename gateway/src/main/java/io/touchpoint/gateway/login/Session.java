package io.touchpoint.gateway.login;

import java.util.Base64;

import io.touchpoint.starter.security.Secret;
import org.jspecify.annotations.Nullable;

import org.springframework.web.server.ServerWebExchange;

/**
 * A signed-in person's session as the present request knows it.
 *
 * @param id the secret in the cookie
 * @param account whose it is
 */
record Session(String id, Account account) {

	private static final String ATTRIBUTE = Session.class.getName();

	/**
	 * The token that unsafe requests repeat in a header. It follows from the id and does
	 * not tell it, so it needs no storage and ends with the session.
	 */
	String csrfToken() {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(Secret.claimed("csrf:" + this.id).hash());
	}

	void rememberIn(ServerWebExchange exchange) {
		exchange.getAttributes().put(ATTRIBUTE, this);
	}

	static @Nullable Session of(ServerWebExchange exchange) {
		return exchange.getAttribute(ATTRIBUTE);
	}

	@Override
	public String toString() {
		return "Session[of " + this.account.id() + "]";
	}

}
