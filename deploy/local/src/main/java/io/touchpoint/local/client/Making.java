package io.touchpoint.local.client;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

/**
 * Makes what is not there yet. Every attempt looks first, so that neither a repetition
 * nor another start of a load that was cut off makes anything twice.
 */
final class Making {

	private static final int OK = 200;

	private final Gateway gateway;

	Making(Gateway gateway) {
		this.gateway = gateway;
	}

	/**
	 * What is there already, or is made now.
	 * @param list where it would be listed, young as it is: on the first page
	 * @param same how it is known again
	 */
	JsonNode once(String what, String list, Predicate<JsonNode> same, String path, JsonNode body) {
		return once(what, list, same, () -> post(path, body));
	}

	JsonNode once(String what, String list, Predicate<JsonNode> same, Patience.Request make) {
		return this.gateway.patiently(what, () -> {
			Optional<JsonNode> there = find(list, same);
			return there.isPresent() ? new Answer(OK, there.get().toString()) : make.send();
		}).json();
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
		Answer answer = this.gateway.get(list);
		if (answer.temporary()) {
			throw new IOException(answer.reason());
		}
		return answer.orProblem("Looking at " + list).json().path("items").valueStream().filter(same).findFirst();
	}

	static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	static boolean says(JsonNode item, String field, JsonNode body) {
		return item.path(field).equals(body.path(field));
	}

}
