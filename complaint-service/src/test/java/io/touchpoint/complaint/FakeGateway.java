package io.touchpoint.complaint;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.touchpoint.starter.testing.TestPassports;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes new sites as the directory does, and remembers them; tells of the colleagues that
 * a test lets it know. Only a service with a passport for the gateway gets an answer.
 */
public final class FakeGateway implements AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final TestPassports PASSPORTS = new TestPassports("gateway");

	private final List<JsonNode> asked = new CopyOnWriteArrayList<>();

	private final Map<String, Answer> colleagues = new ConcurrentHashMap<>();

	private volatile String managers = "[]";

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.route((routes) -> routes.post("/internal/directory/sites", this::make)
			.get("/internal/directory/managers", this::tellManagers)
			.get("/internal/directory/staff/{id}", this::tell))
		.bindNow();

	/** An answer to whoever asks for a colleague; without one, none ever comes. */
	private record Answer(int status, String body) {
	}

	public String url() {
		return "http://127.0.0.1:" + this.server.port();
	}

	public List<JsonNode> asked() {
		return this.asked;
	}

	public void knows(Object id, String colleague) {
		this.colleagues.put(id.toString(), new Answer(200, colleague));
	}

	public void fails(Object id) {
		this.colleagues.put(id.toString(), new Answer(500, "{}"));
	}

	public void keepsSilentAbout(Object id) {
		this.colleagues.put(id.toString(), new Answer(0, ""));
	}

	/** Everybody whom it tells of as managers and head office, whatever the site. */
	public void managers(String colleagues) {
		this.managers = colleagues;
	}

	@Override
	public void close() {
		this.server.disposeNow();
	}

	private Publisher<Void> make(HttpServerRequest request, HttpServerResponse response) {
		return request.receive().aggregate().asString().flatMap((body) -> {
			JSON.readTree(body).valueStream().forEach(this.asked::add);
			return send(response, 200, "{\"created\":1}");
		});
	}

	private Publisher<Void> tell(HttpServerRequest request, HttpServerResponse response) {
		String bearer = String.valueOf(request.requestHeaders().get("Authorization")).replaceFirst("^Bearer ", "");
		if (!PASSPORTS.isFromService(bearer)) {
			return response.status(401).send();
		}
		Answer answer = this.colleagues.getOrDefault(String.valueOf(request.param("id")), new Answer(404, "{}"));
		return (answer.status() == 0) ? Mono.never() : send(response, answer.status(), answer.body());
	}

	private Publisher<Void> tellManagers(HttpServerRequest request, HttpServerResponse response) {
		return send(response, 200, this.managers);
	}

	private static Mono<Void> send(HttpServerResponse response, int status, String body) {
		return response.status(status).header("Content-Type", "application/json").sendString(Mono.just(body)).then();
	}

}
