package io.touchpoint.local.client;

import java.util.List;
import java.util.Optional;

import io.touchpoint.local.demo.DemoPromises;
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

	private final Gateway gateway;

	private final Making making;

	PromisesLoad(Gateway gateway) {
		this.gateway = gateway;
		this.making = new Making(gateway);
	}

	/** At every site there is; how many promises there are. */
	int run(long seed) {
		return items("/api/directory/sites").stream()
			.map((site) -> site.path("code").asString())
			.mapToInt((site) -> at(site, new DemoPromises(seed, site).all()))
			.sum();
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
		String id = made.path("id").asString();
		step(path, id, "OPEN", "break", wanted.broken());
		step(path, id, (wanted.broken() != null) ? "BROKEN" : "OPEN", "keep", wanted.kept());
	}

	/**
	 * Goes on with a promise that is in that state.
	 * @param body what the step says; null if it is not taken
	 */
	private void step(String path, String id, String from, String step, @Nullable ObjectNode body) {
		if (body == null) {
			return;
		}
		this.gateway.patiently("Going on with a promise of the demo", () -> {
			Answer now = this.gateway.get(path);
			if (!now.good()) {
				return now;
			}
			Optional<JsonNode> promise = now.json()
				.valueStream()
				.filter((item) -> item.path("id").asString().equals(id) && item.path("state").asString().equals(from))
				.findFirst();
			return promise.isPresent() ? this.gateway.change(path + "/" + id + "/" + step, body.toString(),
					promise.get().path("revision").asLong()) : now;
		});
	}

	private List<JsonNode> items(String list) {
		return this.gateway.patiently("Looking at " + list, () -> this.gateway.get(list))
			.json()
			.path("items")
			.valueStream()
			.toList();
	}

}
