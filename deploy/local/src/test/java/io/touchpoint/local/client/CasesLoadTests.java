package io.touchpoint.local.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.touchpoint.local.demo.DemoCases;
import io.touchpoint.local.demo.DemoVoices;
import io.touchpoint.local.settings.Secrets;
import io.touchpoint.local.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class CasesLoadTests {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final DemoVoices VOICES = new DemoVoices(7, Instant.parse("2026-11-21T15:30:00Z"));

	private static final List<DemoCases> CASES = DemoCases.all(VOICES, Instant.parse("2026-11-21T15:30:00Z"));

	@TempDir
	private Path folder;

	private final Map<String, ObjectNode> cases = new LinkedHashMap<>();

	private final List<String> asked = new ArrayList<>();

	private HttpServer server;

	private int posts;

	private boolean recovered;

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

	private void answer(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath();
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		boolean reads = exchange.getRequestMethod().equals("GET");
		if (!reads && path.startsWith("/api/complaints")) {
			this.posts++;
		}
		String answer = (reads ? read(path) : written(exchange, path, body)).toString();
		byte[] text = answer.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(path.startsWith("/t/") ? 303 : 200, text.length);
		exchange.getResponseBody().write(text);
		exchange.close();
	}

	private JsonNode read(String path) {
		String[] parts = path.split("/");
		return switch (path) {
			case "/api/complaints" -> items(List.copyOf(this.cases.values()));
			case "/api/complaints/promises" -> JSON.readTree("""
					{"items": [{"complaint": "p", "recovery": null},
						{"complaint": "p", "recovery": {"id": "r", "doneAt": %s}}]}
					""".formatted(this.recovered ? "\"2026-11-21T15:30:00Z\"" : "null"));
			case "/api/directory/staff" -> JSON.readTree("""
					{"items": [{"id": "h", "username": "head"}, {"id": "s", "username": "staff"}]}""");
			case "/api/feedback/responses" -> items(VOICES.remarks()
				.stream()
				.map((remark) -> remark.body().deepCopy().put("id", "of " + remark.body().path("comment").asString()))
				.toList());
			default -> {
				ObjectNode one = this.cases.get(parts[3]);
				yield (parts.length == 4) ? one : switch (parts[4]) {
					case "letters" -> one.path("letters");
					case "remedies" -> JSON.createObjectNode().set("items", one.path("remedies"));
					default -> one;
				};
			}
		};
	}

	private static JsonNode items(List<ObjectNode> all) {
		return JSON.createObjectNode().set("items", JSON.valueToTree(all));
	}

	private JsonNode written(HttpExchange exchange, String path, String body) {
		String[] parts = path.split("/");
		if (path.equals("/internal/api-keys")) {
			return JSON
				.readTree("{\"id\": \"k\", \"key\": \"key of " + JSON.readTree(body).path("role").asString() + "\"}");
		}
		if (path.startsWith("/internal")) {
			return JSON.createObjectNode();
		}
		if (parts[1].equals("t")) {
			((ArrayNode) this.cases.get(parts[2]).path("ratings")).add(body);
			return JSON.createObjectNode();
		}
		JsonNode said = JSON.readTree(body);
		if (path.equals("/api/complaints")) {
			String id = "c" + this.cases.size();
			ObjectNode one = ((ObjectNode) said).put("id", id).put("status", "RECEIVED").put("revision", 1);
			for (String list : List.of("letters", "remedies", "actions", "ratings")) {
				one.putArray(list);
			}
			this.cases.put(id, one);
			return one;
		}
		if (parts[4].equals("recoveries")) {
			this.recovered = true;
			return JSON.createObjectNode();
		}
		ObjectNode one = this.cases.get(parts[3]);
		switch (parts[4]) {
			case "moves" -> {
				assertThat(exchange.getRequestHeaders().getFirst("If-Match"))
					.isEqualTo("\"" + one.path("revision").asLong() + "\"");
				one.put("status", said.path("to").asString()).put("revision", one.path("revision").asLong() + 1);
			}
			case "link" -> {
				return JSON.createObjectNode().put("trackingUrl", "http://localhost/t/" + parts[3]);
			}
			case "remedies" -> {
				this.asked
					.add(said.path("minor").asLong() + " by " + exchange.getRequestHeaders().getFirst("Authorization"));
				((ArrayNode) one.path("remedies")).add(said);
			}
			case "root-cause" -> {
				assertThat(exchange.getRequestHeaders().getFirst("If-Match")).isEqualTo("\"0\"");
				one.set("rootCause", said);
			}
			case "restriction" -> one.set("restriction", said);
			default -> ((ArrayNode) one.path(parts[4])).add(said);
		}
		return one;
	}

	private void load() {
		Settings settings = Settings.read(this.folder,
				Map.of("TOUCHPOINT_PORT", Integer.toString(this.server.getAddress().getPort())));
		CasesLoad.run(new Gateway(settings, Secrets.in(this.folder), InstantSource.system()), CASES);
	}

	private List<ObjectNode> with(String what) {
		return this.cases.values().stream().filter((one) -> !one.path(what).isEmpty()).toList();
	}

	@Test
	void eachPageOfACaseHasSomethingToShow() {
		load();
		assertThat(this.cases).hasSize(5);
		assertThat(this.asked).containsExactly("2400 by Bearer key of SITE_MANAGER", "18000 by Bearer key of STAFF");
		assertThat(with("letters")).hasSize(1);
		assertThat(with("actions")).singleElement()
			.satisfies((one) -> assertThat(one.path("actions")).hasSize(2)
				.allMatch((action) -> action.path("ownerId").asString().equals("s")));
		assertThat(with("restriction")).hasSize(1);
		assertThat(with("ratings")).hasSize(2).allSatisfy((one) -> {
			assertThat(one.path("status").asString()).isEqualTo("RESOLVED");
			assertThat(one.path("responses").path(0).asString()).startsWith("of ");
			assertThat(one.path("ratings").path(0).asString()).contains("handling=", "relation=");
		});
		assertThat(this.recovered).isTrue();
	}

	@Test
	void aSecondTimeChangesNothing() {
		load();
		int posted = this.posts;
		load();
		assertThat(this.posts).isEqualTo(posted);
		assertThat(with("ratings")).hasSize(2).allMatch((one) -> one.path("ratings").size() == 1);
	}

}
