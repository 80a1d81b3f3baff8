package io.touchpoint.local.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.touchpoint.local.settings.Problem;
import io.touchpoint.local.settings.Secrets;
import io.touchpoint.local.settings.Service;
import io.touchpoint.local.settings.Settings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The running platform's front door, for the launcher's own commands.
 */
public final class Gateway {

	private static final Duration CONNECT = Duration.ofSeconds(2);

	private static final Duration ANSWER = Duration.ofSeconds(15);

	private static final Duration UPLOAD = Duration.ofSeconds(300);

	private static final String KEYS = "/internal/api-keys";

	private static final int OK = 200;

	private static final int SEE_OTHER = 303;

	private static final Patience PATIENCE = new Patience(Duration.ofSeconds(60), (text) -> {
	});

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(CONNECT)
		.build();

	private final String base;

	private final String feedback;

	private final Secrets secrets;

	private final InstantSource clock;

	private volatile @Nullable Key key;

	public Gateway(Settings settings, Secrets secrets, InstantSource clock) {
		this(settings.frontDoor().url(), "http://127.0.0.1:" + Service.FEEDBACK.port(settings.ports()), secrets, clock);
	}

	private Gateway(String base, String feedback, Secrets secrets, InstantSource clock) {
		this.base = base;
		this.feedback = feedback;
		this.secrets = secrets;
		this.clock = clock;
	}

	/**
	 * An API key.
	 *
	 * @param id what it is called by
	 * @param text the key itself
	 */
	private record Key(String id, String text) {
	}

	/**
	 * Makes an API key; nobody sees it again.
	 */
	public String newKey(String name, String role, List<String> sites, int days) {
		return made(name, role, sites, days).text();
	}

	private Key made(String name, String role, List<String> sites, int days) {
		ObjectNode wish = JsonMapper.builder().build().createObjectNode();
		wish.put("name", name).put("role", role).put("expiresInDays", days);
		if (sites.isEmpty()) {
			wish.putNull("sites");
		}
		else {
			sites.forEach(wish.putArray("sites")::add);
		}
		JsonNode made = PATIENCE.ask("Making an API key", () -> send(keyRequest(wish.toString())))
			.orProblem("Making an API key")
			.json();
		return new Key(made.path("id").asString(""), made.path("key").asString(""));
	}

	private HttpRequest keyRequest(String wish) {
		return internal(KEYS, ANSWER).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(wish))
			.build();
	}

	/**
	 * From here on the requests are made with a key of head office, which lives for a day
	 * unless it is given back.
	 */
	public void useOwnKey(String name) {
		this.key = made(name, "HEAD_OFFICE", List.of(), 1);
	}

	/**
	 * The same door for somebody else, whose key lives for a day unless it is given back.
	 */
	Gateway as(String name, String role, List<String> sites) {
		Gateway other = new Gateway(this.base, this.feedback, this.secrets, this.clock);
		other.key = made(name, role, sites, 1);
		return other;
	}

	/**
	 * Has the own key revoked, if there is one. Where nobody answers it ends by itself.
	 */
	public synchronized void giveKeyBack() {
		Key own = this.key;
		if (own == null) {
			return;
		}
		try {
			send(internal(KEYS + "/" + own.id(), CONNECT).DELETE().build());
		}
		catch (IOException | Problem ex) {
			// Its day is its end
		}
		this.key = null;
	}

	public Answer get(String path) throws IOException {
		return send(authorised(path, ANSWER).GET().build());
	}

	/**
	 * Asks again while the answer is "later"; for requests that may be made twice.
	 */
	Answer patiently(String what, Patience.Request request) {
		return PATIENCE.ask(what, request).orProblem(what);
	}

	Answer post(String path, String type, Path file) throws IOException {
		return send(authorised(path, UPLOAD).header("Content-Type", type)
			.POST(HttpRequest.BodyPublishers.ofFile(file))
			.build());
	}

	public Answer post(String path, String type, String text) throws IOException {
		return send(authorised(path, UPLOAD).header("Content-Type", type)
			.POST(HttpRequest.BodyPublishers.ofString(text, StandardCharsets.UTF_8))
			.build());
	}

	/**
	 * With a key by which the platform knows a repetition, where it asks for one.
	 */
	Answer post(String path, String type, String text, String once) throws IOException {
		return send(authorised(path, UPLOAD).header("Content-Type", type)
			.header("Idempotency-Key", once)
			.POST(HttpRequest.BodyPublishers.ofString(text, StandardCharsets.UTF_8))
			.build());
	}

	/**
	 * Of the revision that was seen.
	 */
	Answer change(String path, String json, long revision) throws IOException {
		return send(authorised(path, ANSWER).header("Content-Type", "application/json")
			.header("If-Match", "\"" + revision + "\"")
			.POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8))
			.build());
	}

	Answer put(String path, String json) throws IOException {
		return send(authorised(path, ANSWER).header("Content-Type", "application/json")
			.PUT(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8))
			.build());
	}

	/** Whatever was there before. */
	Answer replace(String path, String json) throws IOException {
		return replace(path, json, "*");
	}

	/** Of the revision that was seen; 0 if there was none. */
	Answer replace(String path, String json, long revision) throws IOException {
		return replace(path, json, "\"" + revision + "\"");
	}

	private Answer replace(String path, String json, String ifMatch) throws IOException {
		return send(authorised(path, ANSWER).header("Content-Type", "application/json")
			.header("If-Match", ifMatch)
			.PUT(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8))
			.build());
	}

	/**
	 * What the feedback service tells other services; the front door leads nobody there.
	 */
	Answer toldByFeedback(String path) throws IOException {
		return send(internal(this.feedback, Service.FEEDBACK.id(), path, ANSWER).GET().build());
	}

	/**
	 * A form of a public page. Nobody signs in to it, and what was taken leads to another
	 * page.
	 */
	Answer form(String path, Map<String, String> form) throws IOException {
		String fields = form.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + Making.encoded(field.getValue()))
			.collect(Collectors.joining("&"));
		Answer answer = send(
				request(this.base + path, ANSWER).header("Content-Type", "application/x-www-form-urlencoded")
					.POST(HttpRequest.BodyPublishers.ofString(fields, StandardCharsets.UTF_8))
					.build());
		return (answer.status() == SEE_OTHER) ? new Answer(OK, "") : answer;
	}

	Answer save(String path, Path file) throws IOException {
		HttpResponse<Path> response = exchange(authorised(path, UPLOAD).GET().build(),
				HttpResponse.BodyHandlers.ofFile(file));
		return new Answer(response.statusCode(), "");
	}

	private Answer send(HttpRequest request) throws IOException {
		HttpResponse<String> response = exchange(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
		return new Answer(response.statusCode(), response.body());
	}

	private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
		try {
			return this.http.send(request, handler);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new Problem("Interrupted.", ex);
		}
	}

	private HttpRequest.Builder authorised(String path, Duration patience) {
		HttpRequest.Builder request = request(this.base + path, patience);
		Key own = this.key;
		return (own != null) ? request.header("Authorization", "Bearer " + own.text()) : request;
	}

	private HttpRequest.Builder internal(String path, Duration patience) {
		return internal(this.base, Service.GATEWAY.id(), path, patience);
	}

	private HttpRequest.Builder internal(String host, String service, String path, Duration patience) {
		String passport = ServicePassport.issue(this.secrets.service(), service, this.clock.instant());
		return request(host + path, patience).header("Authorization", "Bearer " + passport);
	}

	private static HttpRequest.Builder request(String url, Duration patience) {
		return HttpRequest.newBuilder(URI.create(url))
			.timeout(patience)
			.header("Accept", "application/json, application/problem+json, text/csv");
	}

}
