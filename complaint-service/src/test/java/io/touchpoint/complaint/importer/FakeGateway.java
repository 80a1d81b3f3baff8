package io.touchpoint.complaint.importer;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes new sites as the directory does, and remembers them.
 */
final class FakeGateway {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final List<JsonNode> asked = new CopyOnWriteArrayList<>();

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.route((routes) -> routes.post("/internal/directory/sites",
				(request, response) -> request.receive().aggregate().asString().flatMap((body) -> {
					JSON.readTree(body).valueStream().forEach(this.asked::add);
					return response.header("Content-Type", "application/json")
						.sendString(Mono.just("{\"created\":1}"))
						.then();
				})))
		.bindNow();

	String url() {
		return "http://127.0.0.1:" + this.server.port();
	}

	List<JsonNode> asked() {
		return this.asked;
	}

	void stop() {
		this.server.disposeNow();
	}

}
