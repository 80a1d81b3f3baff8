package io.touchpoint.gateway.route;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * An instance of a service on this machine that remembers what it got. Special words in
 * the path make it slow, silent or break off.
 */
final class Instance implements AutoCloseable {

	static final String POLICY = "default-src 'none'; style-src 'self'";

	static final String EMBED_POLICY = POLICY + "; frame-ancestors https://shop.example";

	private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

	private final List<Got> got = new CopyOnWriteArrayList<>();

	private final DisposableServer server;

	private final String name;

	private volatile boolean breaksOff;

	Instance(String name) {
		this.name = name;
		this.server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.channelGroup(this.connections)
			.handle(this::answer)
			.bindNow();
	}

	private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
		return request.receive()
			.aggregate()
			.asByteArray()
			.defaultIfEmpty(new byte[0])
			.flatMap((body) -> answer(request, response, body));
	}

	private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response, byte[] body) {
		Got one = new Got(request.method().name(), URI.create(request.uri()).getPath(),
				URI.create(request.uri()).getRawQuery(), headers(request), body.length,
				(body.length < 1000) ? new String(body, StandardCharsets.UTF_8) : "");
		this.got.add(one);
		if (this.breaksOff) {
			response.withConnection((connection) -> connection.dispose());
			return Mono.never();
		}
		if (one.path().contains("never")) {
			return Mono.never();
		}
		if (one.path().endsWith("/live")) {
			return response.sse()
				.sendString(Flux.just("event: response\ndata: {\"site\":\"a\"}\n\n").concatWith(Flux.never()))
				.then();
		}
		return response.header("Content-Type", "application/json")
			.header("Content-Security-Policy", one.path().endsWith("/embed") ? EMBED_POLICY : POLICY)
			.sendString(Mono.just(JsonMapper.shared().writeValueAsString(Map.of("name", this.name))))
			.then();
	}

	private static Map<String, String> headers(HttpServerRequest request) {
		Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		request.requestHeaders()
			.forEach((header) -> headers.merge(header.getKey(), header.getValue(), (a, b) -> a + "," + b));
		return headers;
	}

	Instance breakingOff() {
		this.breaksOff = true;
		return this;
	}

	int port() {
		return this.server.port();
	}

	List<Got> got() {
		return this.got;
	}

	Got last() {
		return this.got.getLast();
	}

	/**
	 * Like kill -9: the port and all connections are gone at once, and nobody waits for
	 * what they were doing.
	 */
	void kill() {
		this.server.channel().close().awaitUninterruptibly();
		this.connections.close().awaitUninterruptibly();
	}

	@Override
	public void close() {
		kill();
	}

	record Got(String method, String path, @Nullable String query, Map<String, String> headers, int bytes,
			String body) {
	}

}
