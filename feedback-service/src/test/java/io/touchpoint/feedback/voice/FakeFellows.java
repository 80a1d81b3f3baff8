package io.touchpoint.feedback.voice;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import io.touchpoint.starter.testing.TestPassports;

/**
 * Answers as the directory and the complaint service do, of those whom a test lets it
 * know. Only a service with a passport for the one it asks gets an answer.
 */
public final class FakeFellows {

	private static final Map<String, TestPassports> PASSPORTS = Map.of("gateway", new TestPassports("gateway"),
			"complaint-service", new TestPassports("complaint-service"), "notification-service",
			new TestPassports("notification-service"));

	private final Map<String, String> known = new ConcurrentHashMap<>();

	private final Set<String> restricted = ConcurrentHashMap.newKeySet();

	private final Map<String, Integer> looks = new ConcurrentHashMap<>();

	private final Map<String, UUID> contacts = new ConcurrentHashMap<>();

	private final Map<String, List<String>> forgotten = new ConcurrentHashMap<>();

	private final Map<String, String> managers = new ConcurrentHashMap<>();

	private final Set<String> gone = ConcurrentHashMap.newKeySet();

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.route((routes) -> routes
			.get("/internal/directory/staff/{id}", (request, response) -> tell("gateway", request, response))
			.get("/internal/directory/managers", this::managers)
			.post("/internal/complaints/of-contacts",
					(request, response) -> request.receive()
						.aggregate()
						.asString()
						.flatMap((body) -> Mono.from(ofContacts(body, request, response))))
			.post("/internal/complaints/forget", (request, response) -> forget("complaint-service", request, response))
			.post("/internal/messages/forget", (request, response) -> forget("notification-service", request, response))
			.post("/internal/complaints/{id}/looks",
					(request, response) -> request.receive()
						.aggregate()
						.asString()
						.flatMap((body) -> Mono.from(look(body, request, response))))
			.get("/internal/complaints/{id}/site", (request, response) -> tell("complaint-service", request, response)))
		.bindNow();

	public String url() {
		return "http://127.0.0.1:" + this.server.port();
	}

	public UUID colleague(String site, boolean active) {
		return know("""
				{"id": "x", "name": "Ana", "email": null, "roles": ["STAFF"], "sites": ["%s"], "active": %s}
				""".formatted(site, active));
	}

	/** A colleague who is written to at that address. */
	UUID colleague(String site, String email) {
		return know("""
				{"id": "x", "name": "Ana", "email": "%s", "roles": ["STAFF"], "sites": ["%s"], "active": true}
				""".formatted(email, site));
	}

	/** Somebody of head office, whom the directory lists for that site. */
	public UUID headOffice(String site, String email) {
		UUID head = know("""
				{"id": "x", "name": "Hana", "email": "%s", "roles": ["HEAD_OFFICE"], "sites": "*", "active": true}
				""".formatted(email));
		this.managers.put(site, "[{\"id\": \"" + head + "\", \"roles\": [\"HEAD_OFFICE\"]}]");
		return head;
	}

	public UUID complaint(String site) {
		return know("{\"site\": \"" + site + "\"}");
	}

	/** A complaint that only managers may see. */
	public UUID restricted(String site) {
		UUID complaint = complaint(site);
		this.restricted.add(complaint.toString());
		return complaint;
	}

	private Publisher<Void> look(String body, HttpServerRequest request, HttpServerResponse response) {
		String bearer = String.valueOf(request.requestHeaders().get("Authorization")).replaceFirst("^Bearer ", "");
		if (!PASSPORTS.get("complaint-service").isFromService(bearer)) {
			return response.status(401).send();
		}
		String id = String.valueOf(request.param("id"));
		if ("".equals(this.known.get(id))) {
			return response.status(500).send();
		}
		boolean seen = this.known.containsKey(id)
				&& (!this.restricted.contains(id) || body.contains("\"manages\":true"));
		if (seen) {
			this.looks.merge(id, 1, Integer::sum);
		}
		return response.status(seen ? 204 : 404).send();
	}

	/** How often somebody looked at a complaint. */
	public int looks(UUID complaint) {
		return this.looks.getOrDefault(complaint.toString(), 0);
	}

	/** Somebody of whom nobody can tell just now. */
	public UUID away() {
		return know("");
	}

	/** A complaint of somebody by that address. */
	public void wrote(String email, UUID complaint) {
		this.contacts.put(email, complaint);
	}

	private Publisher<Void> ofContacts(String body, HttpServerRequest request, HttpServerResponse response) {
		String bearer = String.valueOf(request.requestHeaders().get("Authorization")).replaceFirst("^Bearer ", "");
		if (!PASSPORTS.get("complaint-service").isFromService(bearer)) {
			return response.status(401).send();
		}
		if (body.contains("away")) {
			return response.status(500).send();
		}
		String ids = this.contacts.entrySet()
			.stream()
			.filter((one) -> body.contains("\"" + one.getKey() + "\""))
			.map((one) -> "\"" + one.getValue() + "\"")
			.collect(Collectors.joining(","));
		return response.header("Content-Type", "application/json").sendString(Mono.just("[" + ids + "]")).then();
	}

	/** Those whom a fellow service was told to forget, as they were told. */
	public List<String> forgotten(String service) {
		return this.forgotten.getOrDefault(service, List.of());
	}

	/** A fellow service does not answer for as long as this is so. */
	public void away(String service, boolean away) {
		if (away) {
			this.gone.add(service);
		}
		else {
			this.gone.remove(service);
		}
	}

	private Publisher<Void> managers(HttpServerRequest request, HttpServerResponse response) {
		String site = request.uri().replaceFirst(".*[?&]site=", "");
		return this.gone.contains("gateway") ? response.status(503).send()
				: response.header("Content-Type", "application/json")
					.sendString(Mono.just(this.managers.getOrDefault(site, "[]")))
					.then();
	}

	private Publisher<Void> forget(String service, HttpServerRequest request, HttpServerResponse response) {
		String bearer = String.valueOf(request.requestHeaders().get("Authorization")).replaceFirst("^Bearer ", "");
		if (!PASSPORTS.get(service).isFromService(bearer)) {
			return response.status(401).send();
		}
		return request.receive().aggregate().asString().flatMap((body) -> {
			if (this.gone.contains(service)) {
				return Mono.from(response.status(503).send());
			}
			this.forgotten.computeIfAbsent(service, (name) -> new CopyOnWriteArrayList<>()).add(body);
			return Mono.from(response.status(204).send());
		});
	}

	private UUID know(String answer) {
		UUID id = UUID.randomUUID();
		this.known.put(id.toString(), answer);
		return id;
	}

	public void stop() {
		this.server.disposeNow();
	}

	private Publisher<Void> tell(String service, HttpServerRequest request, HttpServerResponse response) {
		String bearer = String.valueOf(request.requestHeaders().get("Authorization")).replaceFirst("^Bearer ", "");
		if (!PASSPORTS.get(service).isFromService(bearer)) {
			return response.status(401).send();
		}
		String answer = this.known.get(String.valueOf(request.param("id")));
		int status = (answer == null) ? 404 : answer.isEmpty() ? 500 : 200;
		return response.status(status)
			.header("Content-Type", "application/json")
			.sendString(Mono.just((status == 200) ? answer : "{}"))
			.then();
	}

}
