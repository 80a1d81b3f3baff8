package io.touchpoint.local.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import io.touchpoint.local.demo.DemoPromises;
import io.touchpoint.local.settings.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Promises something in the demo's complaints that are still worked on, and keeps or
 * breaks it. What is there already is left as it is.
 */
final class PromisesLoad {

	/** A case in these states takes a promise. */
	private static final String CASES = "/api/complaints?status=ACKNOWLEDGED&status=INVESTIGATING"
			+ "&status=WAITING_FOR_CUSTOMER&limit=50&site=";

	private static final int OK = 200;

	/** More than the machine has cores, as each waits for the other services too. */
	private static final int SITES_AT_ONCE = 4;

	private final Gateway gateway;

	private final Making making;

	PromisesLoad(Gateway gateway) {
		this.gateway = gateway;
		this.making = new Making(gateway);
	}

	/**
	 * At every site there is, some of them beside each other: one promise follows from
	 * another only within its case.
	 * @return how many promises there are
	 */
	int run(long seed) {
		try (ExecutorService threads = Executors.newFixedThreadPool(SITES_AT_ONCE, Thread.ofVirtual().factory())) {
			List<CompletableFuture<Integer>> sites = items("/api/directory/sites").stream()
				.map((site) -> site.path("code").asString())
				.map((site) -> CompletableFuture.supplyAsync(() -> at(site, new DemoPromises(seed, site).all()),
						threads))
				.toList();
			return sites.stream().mapToInt(CompletableFuture::join).sum();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof Problem problem) ? problem : ex;
		}
	}

	private int at(String site, List<DemoPromises.Promised> promises) {
		List<String> cases = items(CASES + site).stream().map((item) -> item.path("id").asString()).sorted().toList();
		if (cases.isEmpty()) {
			return 0;
		}
		for (int i = 0; i < promises.size(); i++) {
			promise(site, cases.get(i % cases.size()), promises.get(i));
		}
		return promises.size();
	}

	private void promise(String site, String complaint, DemoPromises.Promised wanted) {
		String path = "/api/complaints/" + complaint + "/promises";
		JsonNode made = this.making.once("Promising something in the demo",
				"/api/complaints/promises?limit=200&site=" + site,
				(item) -> item.path("complaint").asString().equals(complaint)
						&& item.path("text").asString().equals(wanted.text()),
				path, wanted.body());
		JsonNode broken = step(path, made, "OPEN", "break", wanted.broken());
		step(path, broken, (wanted.broken() != null) ? "BROKEN" : "OPEN", "keep", wanted.kept());
	}

	/**
	 * Goes on with a promise that is in that state. Only a repetition looks for the state
	 * anew.
	 * @param body what the step says; null if it is not taken
	 * @return the promise after it
	 */
	private JsonNode step(String path, JsonNode promise, String from, String step, @Nullable ObjectNode body) {
		if (body == null) {
			return promise;
		}
		AtomicReference<JsonNode> seen = new AtomicReference<>(promise);
		return this.gateway.patiently("Going on with a promise of the demo", () -> {
			JsonNode now = seen.getAndSet(null);
			if (now == null) {
				Answer all = this.gateway.get(path);
				if (!all.good()) {
					return all;
				}
				now = of(all.json(), promise.path("id"));
			}
			return now.path("state").asString().equals(from)
					? this.gateway.change(path + "/" + promise.path("id").asString() + "/" + step, body.toString(),
							now.path("revision").asLong())
					: new Answer(OK, now.toString());
		}).json();
	}

	private static JsonNode of(JsonNode promises, JsonNode id) {
		return promises.valueStream().filter((item) -> item.path("id").equals(id)).findFirst().orElse(promises);
	}

	private List<JsonNode> items(String list) {
		return this.gateway.patiently("Looking at " + list, () -> this.gateway.get(list))
			.json()
			.path("items")
			.valueStream()
			.toList();
	}

}
