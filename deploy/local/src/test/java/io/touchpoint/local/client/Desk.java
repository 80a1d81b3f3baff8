package io.touchpoint.local.client;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of the platform as the demo's load needs: it keeps what is posted, lists it,
 * and notes steps. Nothing stands in the way of making a thing twice.
 */
final class Desk implements AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final int TO_FEEDBACK = 2;

	private final HttpServer server;

	/** Where services ask each other. */
	private final HttpServer feedback;

	/** Things by the path that lists them. */
	final Map<String, List<ObjectNode>> kept = new LinkedHashMap<>();

	final List<String> reports = new ArrayList<>();

	private int posts;

	/** Which posts are refused, by their number from 1. */
	IntPredicate refused = (post) -> false;

	/** Which posts are done, and the answer is lost. */
	IntPredicate unheard = (post) -> false;

	boolean raisesAlerts = true;

	Desk() throws IOException {
		HttpServer first = open(0);
		HttpServer second = beside(first);
		while (second == null) {
			first.stop(0);
			first = open(0);
			second = beside(first);
		}
		this.server = first;
		this.feedback = second;
		for (HttpServer each : List.of(first, second)) {
			each.setExecutor(Executors.newCachedThreadPool());
			each.createContext("/", this::answer);
			each.start();
		}
	}

	/** Null if the port belongs to somebody. */
	private static @Nullable HttpServer beside(HttpServer first) throws IOException {
		try {
			return open(first.getAddress().getPort() + TO_FEEDBACK);
		}
		catch (BindException ex) {
			return null;
		}
	}

	private static HttpServer open(int port) throws IOException {
		return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
	}

	int port() {
		return this.server.getAddress().getPort();
	}

	int posts() {
		return this.posts;
	}

	/** How many there are of each kind. */
	synchronized Map<String, Integer> counts() {
		return this.kept.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().size()));
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.feedback.stop(0);
	}

	private synchronized void answer(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath();
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		boolean post = "POST".equals(exchange.getRequestMethod());
		if (post && this.refused.test(++this.posts)) {
			send(exchange, 403, "{\"title\":\"Forbidden\",\"status\":403}");
			return;
		}
		JsonNode answer = switch (exchange.getRequestMethod()) {
			case "GET" -> found(path, query(exchange));
			case "PUT" -> changed(path, body);
			default -> posted(path, query(exchange), body);
		};
		if (post && this.unheard.test(this.posts)) {
			exchange.close();
			return;
		}
		send(exchange, (path.startsWith("/v/") || path.startsWith("/s/i/")) ? 303 : 200, answer.toString());
	}

	private JsonNode found(String path, Map<String, String> query) {
		if (path.startsWith("/internal/invitations/")) {
			return JSON.createObjectNode().put("trackingUrl", "http://localhost/s/i/" + path.split("/")[3]);
		}
		if (!path.matches(".*/[0-9]+")) {
			ObjectNode page = JSON.createObjectNode();
			String email = query.getOrDefault("q", "");
			page.putArray("items")
				.addAll(all(path).stream()
					.filter((item) -> !item.has("mergedInto"))
					.filter((item) -> !query.containsKey("site")
							|| item.path("site").asString("").equals(query.get("site")))
					.filter((item) -> !email.contains("@") || item.path("email").asString("").equals(email))
					.toList());
			return page;
		}
		ObjectNode thing = thing(path);
		return path.contains("/alerts/") ? JSON.createObjectNode().set("alert", thing) : thing;
	}

	private JsonNode changed(String path, String body) {
		String[] parts = path.split("/");
		ObjectNode thing = all("/api/feedback/widgets").get(Integer.parseInt(parts[4]));
		thing.set("origins", JSON.readTree(body).path("origins"));
		return thing;
	}

	private JsonNode posted(String path, Map<String, String> query, String body) {
		if (path.startsWith("/v/")) {
			this.reports.add(body);
			all("/api/feedback/visits").get(Integer.parseInt(path.substring(3))).put("state", "DONE");
			return JSON.createObjectNode();
		}
		if (path.startsWith("/s/i/")) {
			return replied((ObjectNode) all("/api/feedback/customers").get(Integer.parseInt(path.substring(5)))
				.path("invitations")
				.path(0), body);
		}
		if (path.endsWith("/letters")) {
			return made(path, JSON.createObjectNode().put("site", query.get("site")).put("name", query.get("name")));
		}
		ObjectNode wanted = (ObjectNode) JSON.readTree(body);
		return path.matches(".*/[0-9]+/[a-z]+") ? taken(path, wanted) : entered(path, wanted);
	}

	private JsonNode entered(String path, ObjectNode wanted) {
		if (path.endsWith("/customers/visits")) {
			all("/api/feedback/visits of customers").add(wanted);
			ObjectNode customer = all("/api/feedback/customers").stream()
				.filter((one) -> one.path("email").equals(wanted.path("email")))
				.findFirst()
				.orElseGet(() -> made("/api/feedback/customers", wanted.deepCopy()));
			ArrayNode invitations = (ArrayNode) customer.path("invitations");
			if (wanted.has("consent") && invitations.isEmpty()) {
				invitations.addObject().put("id", customer.path("id").asString()).put("state", "INVITED");
			}
			return customer.put("visits", customer.path("visits").asInt(0) + 1);
		}
		ObjectNode made = made(path, wanted);
		if (path.endsWith("/responses") && wanted.path("answers").path("overall").asInt() == 1 && this.raisesAlerts) {
			made("/api/feedback/alerts", wanted.deepCopy().put("state", "OPEN"));
		}
		if (wanted.has("letter")) {
			all("/api/feedback/letters").get(wanted.path("letter").asInt()).put("became", "COMPLIMENT");
		}
		return path.endsWith("/visits") ? JSON.createObjectNode().set("visit", made) : made;
	}

	/** The same sent again is thanked for again. */
	private JsonNode replied(ObjectNode invitation, String body) {
		if (!"ANSWERED".equals(invitation.path("state").asString())) {
			invitation.put("state", "ANSWERED");
			all("answers to invitations").add(JSON.createObjectNode().put("form", body));
		}
		return invitation;
	}

	private JsonNode taken(String path, ObjectNode wanted) {
		String step = path.substring(path.lastIndexOf('/') + 1);
		ObjectNode thing = thing(path.substring(0, path.lastIndexOf('/')));
		all(step).add(wanted);
		return switch (step) {
			case "moves" -> thing.put("state", wanted.path("to").asString());
			case "thank" -> thing.put("thankedAt", "now");
			case "forward" -> thing.put("forwardedAt", "now");
			case "complaint" -> thing.put("became", "COMPLAINT");
			case "link" -> JSON.createObjectNode().put("link", "http://localhost/v/" + thing.path("id").asString());
			case "departures" -> {
				((ArrayNode) thing.path("departures")).add(wanted);
				yield thing;
			}
			case "merge" -> {
				((ArrayNode) thing.path("merges")).add(wanted);
				all("/api/feedback/customers").get(wanted.path("other").asInt()).set("mergedInto", thing.path("id"));
				yield thing;
			}
			default -> throw new IllegalArgumentException(step);
		};
	}

	private ObjectNode made(String path, ObjectNode thing) {
		String id = Integer.toString(all(path).size());
		thing.put("id", id).put("code", id);
		thing.putArray("departures");
		thing.putArray("invitations");
		thing.putArray("merges");
		thing.putArray("origins");
		all(path).add(thing);
		return thing;
	}

	private ObjectNode thing(String path) {
		int last = path.lastIndexOf('/');
		return all(path.substring(0, last)).get(Integer.parseInt(path.substring(last + 1)));
	}

	private List<ObjectNode> all(String path) {
		return this.kept.computeIfAbsent(path, (key) -> new ArrayList<>());
	}

	private static Map<String, String> query(HttpExchange exchange) {
		String query = exchange.getRequestURI().getRawQuery();
		return (query == null) ? Map.of() : Arrays.stream(query.split("&"))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
	}

	private static void send(HttpExchange exchange, int status, String text) throws IOException {
		byte[] body = text.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
