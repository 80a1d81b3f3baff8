package io.touchpoint.starter.security;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Calls other services' {@code /internal} paths by their registered name, with a fresh
 * service passport on each request.
 */
public final class InternalClient {

	private final WebClient.Builder builder;

	private final ServicePassport passport;

	InternalClient(WebClient.Builder builder, ServicePassport passport) {
		this.builder = builder;
		this.passport = passport;
	}

	/**
	 * A client whose paths are relative to the service of that name.
	 */
	public WebClient to(String service) {
		ExchangeFilterFunction withPassport = (request, next) -> next.exchange(ClientRequest.from(request)
			.headers((headers) -> headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + this.passport.issue(service)))
			.build());
		return this.builder.clone().baseUrl("http://" + service).filter(withPassport).build();
	}

}
