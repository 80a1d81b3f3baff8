package io.touchpoint.starter.security;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import reactor.netty.http.client.HttpClientRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Calls other services' {@code /internal} paths by their registered name, with a service
 * passport on each request. A client is built once for all calls of its kind: it has
 * codecs of its own, which cost more than a call.
 */
public final class InternalClient {

	private final WebClient.Builder builder;

	private final ServicePassport passport;

	private final Map<String, WebClient> clients = new ConcurrentHashMap<>();

	InternalClient(WebClient.Builder builder, ServicePassport passport) {
		this.builder = builder;
		this.passport = passport;
	}

	/**
	 * A client whose paths are relative to the service of that name.
	 */
	public WebClient to(String service) {
		return this.clients.computeIfAbsent(service, (name) -> client(name, (request) -> {
		}).build());
	}

	/**
	 * The same for calls that the other side may answer late on purpose, or with much.
	 * @param patience how long to wait for an answer
	 * @param mostBytes of an answer in memory
	 */
	public WebClient to(String service, Duration patience, DataSize mostBytes) {
		return this.clients.computeIfAbsent(service + " " + patience + " " + mostBytes,
				(key) -> patient(service, patience)
					.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize((int) mostBytes.toBytes()))
					.build());
	}

	/**
	 * The same for calls that the other side may answer late.
	 * @param patience how long to wait for an answer
	 */
	public WebClient to(String service, Duration patience) {
		return this.clients.computeIfAbsent(service + " " + patience, (key) -> patient(service, patience).build());
	}

	private WebClient.Builder patient(String service, Duration patience) {
		return client(service, (request) -> {
			HttpClientRequest http = request.getNativeRequest();
			http.responseTimeout(patience);
		});
	}

	/**
	 * What a call itself says about its request, the load balancer's filter forgets; this
	 * filter comes after it.
	 */
	private WebClient.Builder client(String service, Consumer<ClientHttpRequest> settings) {
		ExchangeFilterFunction last = (request, next) -> next.exchange(ClientRequest.from(request)
			.headers((headers) -> headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + this.passport.issue(service)))
			.httpRequest(settings)
			.build());
		return this.builder.clone().baseUrl("http://" + service).filter(last);
	}

}
