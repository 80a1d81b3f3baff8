package io.touchpoint.feedback.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.util.MultiValueMap;

/**
 * Under which key something was sent, and what tells it from all else under that key.
 * Made of the request alone: a repetition is known again whatever became of the survey
 * and its questions since.
 *
 * @param digest of what was sent, not of how it was written: spaces, the order of members
 * and members that are null make no difference
 */
record Sent(String key, byte[] digest) {

	/** What the page itself puts into its form. */
	private static final Set<String> OF_THE_PAGE = Set.of("key", "version", "switch", "proof_stamp", "proof_number",
			"proof_sum");

	static Sent of(String key, JsonNode content) {
		StringBuilder text = new StringBuilder();
		write(content, text);
		return new Sent(key, digest(text.toString()));
	}

	/** What somebody filled in; blank fields make no difference. */
	static Sent form(String key, String survey, MultiValueMap<String, String> form) {
		ObjectNode content = JsonNodeFactory.instance.objectNode().put("survey", survey);
		ObjectNode fields = content.putObject("form");
		form.forEach((name, values) -> {
			List<String> filled = values.stream().filter((value) -> value != null && !value.isBlank()).toList();
			if (!OF_THE_PAGE.contains(name) && !filled.isEmpty()) {
				ArrayNode field = fields.putArray(name);
				filled.forEach(field::add);
			}
		});
		return of(key, content);
	}

	/**
	 * Texts with their lengths before them, so that no two contents are written alike.
	 */
	private static void write(JsonNode node, StringBuilder to) {
		if (node.isObject()) {
			to.append('{');
			node.properties()
				.stream()
				.filter((member) -> !member.getValue().isNull())
				.sorted(Map.Entry.comparingByKey())
				.forEach((member) -> {
					write(member.getKey(), to);
					write(member.getValue(), to);
				});
			to.append('}');
		}
		else if (node.isArray()) {
			to.append('[');
			node.forEach((element) -> write(element, to));
			to.append(']');
		}
		else if (node.isString()) {
			write(node.stringValue(), to);
		}
		else {
			to.append(node).append(' ');
		}
	}

	private static void write(String text, StringBuilder to) {
		to.append('"').append(text.length()).append(':').append(text);
	}

	private static byte[] digest(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
