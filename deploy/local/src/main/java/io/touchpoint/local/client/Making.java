package io.touchpoint.local.client;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

/**
 * Makes what is not there yet. The first look is at what was there at the start, and
 * every repetition looks anew, so that neither it nor another start of a load that was
 * cut off makes anything twice.
 */
final class Making {

	private static final int OK = 200;

	private final Gateway gateway;

	private final Map<String, List<JsonNode>> before = new ConcurrentHashMap<>();

	Making(Gateway gateway) {
		this.gateway = gateway;
	}

	/**
	 * What is there already, or is made now.
	 * @param list where it would be listed
	 * @param same how it is known again
	 */
	JsonNode once(String what, String list, Predicate<JsonNode> same, String path, JsonNode body) {
		return once(what, list, same, () -> post(path, body));
	}

	JsonNode once(String what, String list, Predicate<JsonNode> same, Patience.Request make) {
		AtomicBoolean again = new AtomicBoolean();
		return this.gateway.patiently(what, () -> {
			List<JsonNode> there = again.getAndSet(true) ? all(list) : before(list);
			Optional<JsonNode> known = there.stream().filter(same).findFirst();
			return known.isPresent() ? new Answer(OK, known.get().toString()) : make.send();
		}).json();
	}

	/** What was there at the start; everything since then was made here. */
	private List<JsonNode> before(String list) throws IOException {
		List<JsonNode> known = this.before.get(list);
		if (known == null) {
			known = all(list);
			this.before.put(list, known);
		}
		return known;
	}

	/** Where each request carries its own key: a repetition within one start. */
	Answer post(String path, JsonNode body) throws IOException {
		return this.gateway.post(path, "application/json", body.toString(), UUID.randomUUID().toString());
	}

	/**
	 * Takes a step with something, unless it shows that the step was taken.
	 */
	JsonNode step(String what, String path, Predicate<JsonNode> taken, String step, JsonNode body) {
		return this.gateway.patiently(what, () -> {
			Answer now = this.gateway.get(path);
			return (!now.good() || taken.test(now.json())) ? now : post(step, body);
		}).json();
	}

	Optional<JsonNode> find(String list, Predicate<JsonNode> same) throws IOException {
		return all(list).stream().filter(same).findFirst();
	}

	private List<JsonNode> all(String list) throws IOException {
		List<JsonNode> all = new ArrayList<>();
		String after = "";
		do {
			Answer answer = this.gateway.get(list + after);
			if (answer.temporary()) {
				throw new IOException(answer.reason());
			}
			JsonNode page = answer.orProblem("Looking at " + list).json();
			page.path("items").forEach(all::add);
			after = page.path("next").isString() ? "&after=" + encoded(page.path("next").asString()) : "";
		}
		while (!after.isEmpty());
		return all;
	}

	static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	static boolean says(JsonNode item, String field, JsonNode body) {
		return item.path(field).equals(body.path(field));
	}

}
