package io.touchpoint.notification;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.http.HttpHeaders;

/**
 * Feedback and complaint service as far as they are asked for contacts.
 */
public final class OtherServices {

	private final Map<String, String> contacts = new ConcurrentHashMap<>();

	private volatile boolean away;

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.handle((request, response) -> answer(request, response))
		.bindNow();

	int port() {
		return this.server.port();
	}

	/** The person behind a response. */
	public void responseContact(String id, String json) {
		this.contacts.put("/internal/responses/" + id + "/contact", json);
	}

	/** The answer to a question at any path. */
	public void contact(String path, String json) {
		this.contacts.put(path, json);
	}

	/** The person behind a complaint. */
	public void complaintContact(String id, String json) {
		this.contacts.put("/internal/complaints/" + id + "/contact", json);
	}

	/** From now on every question is answered with 503, or not any more. */
	public void away(boolean now) {
		this.away = now;
	}

	private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
		String passport = request.requestHeaders().get(HttpHeaders.AUTHORIZATION);
		if (passport == null || !passport.startsWith("Bearer ")) {
			return response.status(401).send();
		}
		if (this.away) {
			return response.status(503).send();
		}
		String contact = this.contacts.get(request.fullPath());
		return (contact == null) ? response.sendNotFound()
				: response.header(HttpHeaders.CONTENT_TYPE, "application/json").sendString(Mono.just(contact)).then();
	}

}
