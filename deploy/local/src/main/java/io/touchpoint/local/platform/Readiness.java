package io.touchpoint.local.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.touchpoint.local.settings.Console;
import io.touchpoint.local.settings.FrontDoor;
import io.touchpoint.local.settings.Pause;
import io.touchpoint.local.settings.Ports;
import io.touchpoint.local.settings.Problem;
import io.touchpoint.local.settings.Service;

/**
 * Asks the services how they are: ready by themselves, and reachable through the gateway.
 */
public final class Readiness {

	private static final Duration LONGEST = Duration.ofSeconds(240);

	private static final Duration STEP = Duration.ofMillis(150);

	private static final Duration ANSWER = Duration.ofSeconds(3);

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(1))
		.build();

	private final Ports ports;

	private final FrontDoor frontDoor;

	public Readiness(Ports ports, FrontDoor frontDoor) {
		this.ports = ports;
		this.frontDoor = frontDoor;
	}

	/**
	 * How a service answers.
	 */
	public enum Health {

		READY("ready"), NOT_READY("not ready"), NOT_ROUTED("ready, not yet routed"), DOWN("no answer");

		private final String words;

		Health(String words) {
			this.words = words;
		}

		public String words() {
			return this.words;
		}

	}

	public Health of(Service service) {
		int status = status(
				"http://127.0.0.1:%d/actuator/health/readiness".formatted(service.managementPort(this.ports)));
		if (status != 200) {
			return (status == 0) ? Health.DOWN : Health.NOT_READY;
		}
		return (service == Service.REGISTRY || routed(service)) ? Health.READY : Health.NOT_ROUTED;
	}

	private boolean routed(Service service) {
		return status(this.frontDoor.url() + "/api/openapi/" + service.id()) == 200;
	}

	/**
	 * Waits until the services are ready, with a line for each.
	 * @param failFast called again and again; ends the wait when a process died
	 */
	void await(Set<Service> services, Console console, Runnable failFast) {
		Set<Service> missing = EnumSet.copyOf(services);
		Map<Service, Health> last = new EnumMap<>(Service.class);
		long start = System.nanoTime();
		while (!missing.isEmpty()) {
			failFast.run();
			for (Service service : List.copyOf(missing)) {
				Health health = of(service);
				last.put(service, health);
				if (health == Health.READY) {
					missing.remove(service);
					console
						.line(String.format(Locale.ROOT, "  %-22s ready after %4.1f s", service.id(), seconds(start)));
				}
			}
			if (!missing.isEmpty() && System.nanoTime() - start > LONGEST.toNanos()) {
				throw new Problem("After %d s still not ready: %s. Their logs tell more: deploy/touchpoint logs SERVICE"
					.formatted(LONGEST.toSeconds(),
							missing.stream()
								.map((service) -> "%s (%s)".formatted(service.id(),
										last.getOrDefault(service, Health.DOWN).words()))
								.collect(Collectors.joining(", "))));
			}
			console.passing(String.format(Locale.ROOT, "  waiting for %s (%.0f s)",
					missing.stream().map(Service::id).collect(Collectors.joining(", ")), seconds(start)));
			Pause.of(STEP);
		}
	}

	private static double seconds(long start) {
		return (System.nanoTime() - start) / 1e9;
	}

	/**
	 * Whether the gateway still waits for its first account.
	 */
	boolean setupNeeded() {
		return ask(this.frontDoor.url() + "/api/setup")
			.filter((answer) -> answer.statusCode() == 200 && answer.body().contains("\"needed\":true"))
			.isPresent();
	}

	/** The status, or 0 when nobody answers. */
	private int status(String url) {
		return ask(url).map(HttpResponse::statusCode).orElse(0);
	}

	private Optional<HttpResponse<String>> ask(String url) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER).GET().build();
		try {
			return Optional.of(this.http.send(request, HttpResponse.BodyHandlers.ofString()));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new Problem("Interrupted.", ex);
		}
	}

}
