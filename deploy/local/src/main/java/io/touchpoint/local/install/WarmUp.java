package io.touchpoint.local.install;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.touchpoint.local.settings.Pause;
import io.touchpoint.local.settings.Service;

/**
 * What a training run is asked before it is ended: with the first requests a service
 * loads a fifth of its classes, which would be missing in the cache.
 */
final class WarmUp {

	private static final Duration STEP = Duration.ofMillis(200);

	private static final Duration ANSWER = Duration.ofSeconds(5);

	/** Followers and jobs come round once. */
	private static final Duration LINGER = Duration.ofSeconds(2);

	private static final int OK = 200;

	private final URI ready;

	private final List<URI> others;

	WarmUp(Service service, Map<String, String> environment) {
		String management = "http://127.0.0.1:" + environment.get("MANAGEMENT_SERVER_PORT") + "/actuator/";
		String own = "http://%s:%s".formatted(environment.get("TOUCHPOINT_INSTANCE_ADDRESS"),
				environment.get("SERVER_PORT"));
		this.ready = URI.create(management + "health/readiness");
		this.others = List.of(URI.create(management + "prometheus"), URI.create(own + "/api/openapi/" + service.id()),
				URI.create(own + "/api/nothing"), URI.create(own + "/s/nothing"));
	}

	/**
	 * Waits until the process is ready, asks it, and asks it to end; returns when it did
	 * that or when the process is gone.
	 */
	void run(Process process) {
		try (HttpClient http = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(ANSWER)
			.build()) {
			while (process.isAlive() && ask(http, this.ready) != OK) {
				Pause.of(STEP);
			}
			this.others.forEach((uri) -> ask(http, uri));
			Pause.of(LINGER);
			process.destroy();
		}
	}

	/** The status, or 0 when nobody answers. */
	private static int ask(HttpClient http, URI uri) {
		try {
			return http
				.send(HttpRequest.newBuilder(uri).timeout(ANSWER).GET().build(), HttpResponse.BodyHandlers.discarding())
				.statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return 0;
		}
	}

}
