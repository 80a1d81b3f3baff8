package io.touchpoint.local.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.touchpoint.local.demo.DemoPromises;
import io.touchpoint.local.settings.Secrets;
import io.touchpoint.local.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class PromisesLoadTests {

	private static final JsonMapper JSON = JsonMapper.shared();

	@TempDir
	private Path folder;

	private final List<ObjectNode> promises = new ArrayList<>();

	private int posts;

	private HttpServer server;

	@BeforeEach
	void open() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	@AfterEach
	void close() {
		this.server.stop(0);
	}

	/** Two sites with three open cases each, and the promises in them. */
	private void answer(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath();
		String query = String.valueOf(exchange.getRequestURI().getQuery());
		String site = query.replaceAll(".*site=", "");
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		JsonNode answer;
		if ("POST".equals(exchange.getRequestMethod())) {
			this.posts++;
			answer = posted(path, exchange.getRequestHeaders().getFirst("If-Match"), body);
		}
		else if (path.equals("/api/directory/sites")) {
			answer = JSON.readTree("{\"items\":[{\"code\":\"north\"},{\"code\":\"south\"}]}");
		}
		else if (path.equals("/api/complaints")) {
			answer = JSON
				.readTree("{\"items\":[{\"id\":\"%1$s1\"},{\"id\":\"%1$s2\"},{\"id\":\"%1$s3\"}]}".formatted(site));
		}
		else if (path.equals("/api/complaints/promises")) {
			answer = JSON.createObjectNode().set("items", JSON.valueToTree(this.promises));
		}
		else {
			String complaint = path.split("/")[3];
			answer = JSON.valueToTree(this.promises.stream()
				.filter((promise) -> promise.path("complaint").asString().equals(complaint))
				.toList());
		}
		byte[] text = answer.toString().getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(200, text.length);
		exchange.getResponseBody().write(text);
		exchange.close();
	}

	private ObjectNode posted(String path, String ifMatch, String body) {
		String[] parts = path.split("/");
		if (parts.length == 5) {
			ObjectNode made = (ObjectNode) JSON.readTree(body);
			made.put("id", "p" + this.promises.size()).put("complaint", parts[3]).put("state", "OPEN");
			this.promises.add(made.put("revision", 1));
			return made;
		}
		ObjectNode promise = this.promises.stream()
			.filter((one) -> one.path("id").asString().equals(parts[5]))
			.findFirst()
			.orElseThrow();
		assertThat(ifMatch).isEqualTo("\"" + promise.path("revision").asLong() + "\"");
		boolean late = promise.path("state").asString().equals("BROKEN");
		return promise.put("state", parts[6].equals("break") ? "BROKEN" : late ? "KEPT_LATE" : "KEPT")
			.put("revision", promise.path("revision").asLong() + 1);
	}

	private PromisesLoad load() {
		Settings settings = Settings.read(this.folder,
				Map.of("TOUCHPOINT_PORT", Integer.toString(this.server.getAddress().getPort())));
		return new PromisesLoad(new Gateway(settings, Secrets.in(this.folder), InstantSource.system()));
	}

	@Test
	void promisesAreMadeKeptAndBrokenOnceAtEverySite() {
		load().run(7);
		List<JsonNode> before = List.copyOf(this.promises);
		assertThat(before.stream().map((promise) -> promise.path("state").asString())).contains("OPEN", "KEPT",
				"BROKEN");
		assertThat(before.stream().map((promise) -> promise.path("complaint").asString().substring(0, 5)).distinct())
			.containsExactlyInAnyOrder("north", "south");
		int posted = this.posts;
		load().run(7);
		assertThat(this.posts).isEqualTo(posted);
		assertThat(this.promises).hasSameSizeAs(before);
	}

	@Test
	void theSameSeedPromisesTheSameAndSitesDiffer() {
		assertThat(new DemoPromises(7, "north").all()).isEqualTo(new DemoPromises(7, "north").all());
		assertThat(new DemoPromises(7, "north").all()).isNotEqualTo(new DemoPromises(7, "south").all());
	}

}
