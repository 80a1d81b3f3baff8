package io.touchpoint.complaint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.netty.handler.codec.http.QueryStringDecoder;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import io.touchpoint.starter.testing.TestPassports;

/**
 * Tells where the answers were given that a test lets it know, and what was written in
 * them. Only a service with a passport for the feedback service gets an answer.
 */
public final class FakeFeedback {

	private static final TestPassports PASSPORTS = new TestPassports("feedback-service");

	private final Map<String, String> places = new ConcurrentHashMap<>();

	private final Map<String, String> comments = new ConcurrentHashMap<>();

	private volatile int fault;

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.route((routes) -> routes
			.get("/internal/responses/sites", (request, response) -> tell(request, response, this::sites))
			.get("/internal/responses/{id}/comment", (request, response) -> tell(request, response, this::comment)))
		.bindNow();

	public String url() {
		return "http://127.0.0.1:" + this.server.port();
	}

	public void knows(Object response, String site) {
		this.places.put(response.toString(), site);
	}

	public void read(Object response, String comment) {
		this.comments.put(response.toString(), comment);
	}

	/**
	 * Answers with that status from now on; none, and it tells again.
	 */
	public void fault(int status) {
		this.fault = status;
	}

	public void stop() {
		this.server.disposeNow();
	}

	private Publisher<Void> tell(HttpServerRequest request, HttpServerResponse response,
			Function<HttpServerRequest, Optional<String>> known) {
		String bearer = String.valueOf(request.requestHeaders().get("Authorization")).replaceFirst("^Bearer ", "");
		if (!PASSPORTS.isFromService(bearer)) {
			return response.status(401).send();
		}
		if (this.fault != 0) {
			return response.status(this.fault).send();
		}
		return known.apply(request)
			.<Publisher<Void>>map(
					(body) -> response.header("Content-Type", "application/json").sendString(Mono.just(body)).then())
			.orElseGet(() -> response.status(404).send());
	}

	private Optional<String> sites(HttpServerRequest request) {
		List<String> asked = new QueryStringDecoder(request.uri()).parameters().getOrDefault("response", List.of());
		return Optional.of(asked.stream()
			.filter(this.places::containsKey)
			.map((id) -> "{\"response\": \"" + id + "\", \"site\": \"" + this.places.get(id) + "\"}")
			.collect(Collectors.joining(",", "[", "]")));
	}

	private Optional<String> comment(HttpServerRequest request) {
		return Optional.ofNullable(this.comments.get(String.valueOf(request.param("id"))))
			.map((text) -> "{\"comment\": \"" + text + "\"}");
	}

}
