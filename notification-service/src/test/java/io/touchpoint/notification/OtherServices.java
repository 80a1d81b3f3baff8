package io.touchpoint.notification;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.netty.handler.codec.http.HttpMethod;
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

	private final List<String> looks = new CopyOnWriteArrayList<>();

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

	/** The person behind an invitation. */
	public void invitationContact(String id, String json) {
		this.contacts.put("/internal/invitations/" + id + "/contact", json);
	}

	/** Whom the thanks for a first visit go to. */
	public void welcomed(String customer, String json) {
		this.contacts.put("/internal/customers/" + customer + "/welcome", json);
	}

	/** Where looks at a complaint were told, with what was said. */
	public List<String> looksAt(String complaint) {
		return this.looks.stream()
			.filter((look) -> look.startsWith("/internal/complaints/" + complaint + "/looks "))
			.map((look) -> look.substring(look.indexOf(' ') + 1))
			.toList();
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
		if (request.method().equals(HttpMethod.POST)) {
			return request.receive()
				.aggregate()
				.asString()
				.doOnNext((body) -> this.looks.add(request.fullPath() + " " + body))
				.then(response.status(204).send());
		}
		String contact = this.contacts.get(request.fullPath());
		return (contact == null) ? response.sendNotFound()
				: response.header(HttpHeaders.CONTENT_TYPE, "application/json").sendString(Mono.just(contact)).then();
	}

}
