package io.touchpoint.feedback.questionnaire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * What is different between two versions. Pure.
 *
 * @param added ids of questions that only the later one has, in its order
 * @param removed ids of questions that only the earlier one has, in its order
 * @param changed what is said otherwise, by question and field
 * @param moved questions that are asked earlier or later among those that stay
 */
record Difference(List<String> added, List<String> removed, List<ChangedField> changed, List<MovedQuestion> moved) {

	/**
	 * A field with its two values.
	 *
	 * @param id of the question; null for what the questionnaire itself says
	 * @param field path within the question, for example {@code text.es}
	 * @param from null if it was not there
	 * @param to null if it is no longer there
	 */
	record ChangedField(@Nullable String id, String field, @Nullable Object from, @Nullable Object to) {
	}

	/**
	 * A question with its two places, from 1.
	 */
	record MovedQuestion(String id, int from, int to) {
	}

	/**
	 * The difference between two definitions, as JSON has them.
	 */
	static Difference between(JsonNode from, JsonNode to) {
		SequencedMap<String, JsonNode> before = questions(from);
		SequencedMap<String, JsonNode> after = questions(to);
		List<ChangedField> changed = new ArrayList<>();
		compare(changed, null, "languages", from.path("languages"), to.path("languages"));
		compare(changed, null, "title", from.path("title"), to.path("title"));
		after.forEach((id, question) -> {
			JsonNode earlier = before.get(id);
			if (earlier != null) {
				members(changed, id, "", earlier, question);
			}
		});
		return new Difference(missing(after, before), missing(before, after), List.copyOf(changed),
				moved(List.copyOf(before.keySet()), List.copyOf(after.keySet())));
	}

	private static SequencedMap<String, JsonNode> questions(JsonNode definition) {
		SequencedMap<String, JsonNode> questions = new LinkedHashMap<>();
		definition.path("questions").forEach((question) -> questions.put(question.path("id").asString(), question));
		return questions;
	}

	private static List<String> missing(Map<String, JsonNode> among, Map<String, JsonNode> others) {
		return among.keySet().stream().filter((id) -> !others.containsKey(id)).toList();
	}

	private static void compare(List<ChangedField> changed, @Nullable String id, String field, JsonNode from,
			JsonNode to) {
		if (field.endsWith("options") && from.isArray() && to.isArray()) {
			options(changed, id, field, from, to);
		}
		else if (from.isObject() && to.isObject()) {
			members(changed, id, field + ".", from, to);
		}
		else if (!given(from).equals(given(to))) {
			changed.add(new ChangedField(id, field, value(from), value(to)));
		}
	}

	private static void members(List<ChangedField> changed, @Nullable String id, String prefix, JsonNode from,
			JsonNode to) {
		Set<String> names = new TreeSet<>(from.propertyNames());
		names.addAll(to.propertyNames());
		names.forEach((name) -> compare(changed, id, prefix + name, from.path(name), to.path(name)));
	}

	/** Options are told apart by their ids; their order is a field of its own. */
	private static void options(List<ChangedField> changed, @Nullable String id, String field, JsonNode from,
			JsonNode to) {
		Map<String, JsonNode> before = byId(from);
		Map<String, JsonNode> after = byId(to);
		Set<String> ids = new TreeSet<>(before.keySet());
		ids.addAll(after.keySet());
		ids.forEach((option) -> compare(changed, id, field + "." + option + ".text", text(before, option),
				text(after, option)));
		if (before.keySet().equals(after.keySet())
				&& !List.copyOf(before.keySet()).equals(List.copyOf(after.keySet()))) {
			changed.add(new ChangedField(id, field, List.copyOf(before.keySet()), List.copyOf(after.keySet())));
		}
	}

	private static Map<String, JsonNode> byId(JsonNode options) {
		Map<String, JsonNode> byId = new LinkedHashMap<>();
		options.forEach((option) -> byId.put(option.path("id").asString(), option));
		return byId;
	}

	private static JsonNode text(Map<String, JsonNode> options, String option) {
		JsonNode found = options.get(option);
		return (found != null) ? found.path("text") : NullNode.getInstance();
	}

	private static JsonNode given(JsonNode node) {
		return node.isMissingNode() ? NullNode.getInstance() : node;
	}

	/** A plain value, so that it stands in JSON as it is. */
	private static @Nullable Object value(JsonNode node) {
		return (node.isMissingNode() || node.isNull()) ? null : node;
	}

	/**
	 * The fewest questions whose moving explains the new order: all but a longest common
	 * subsequence.
	 */
	private static List<MovedQuestion> moved(List<String> before, List<String> after) {
		Set<String> both = new HashSet<>(before);
		both.retainAll(Set.copyOf(after));
		List<Integer> order = after.stream().filter(both::contains).map(before::indexOf).toList();
		Set<Integer> stay = longestRising(order);
		return order.stream()
			.filter((place) -> !stay.contains(place))
			.map((place) -> before.get(place))
			.map((id) -> new MovedQuestion(id, before.indexOf(id) + 1, after.indexOf(id) + 1))
			.collect(Collectors.toUnmodifiableList());
	}

	private static Set<Integer> longestRising(List<Integer> order) {
		int[] length = new int[order.size()];
		int[] previous = new int[order.size()];
		Arrays.fill(previous, -1);
		int end = -1;
		for (int i = 0; i < order.size(); i++) {
			length[i] = 1;
			for (int j = 0; j < i; j++) {
				if (order.get(j) < order.get(i) && length[j] + 1 > length[i]) {
					length[i] = length[j] + 1;
					previous[i] = j;
				}
			}
			end = (end < 0 || length[i] > length[end]) ? i : end;
		}
		Set<Integer> rising = new HashSet<>();
		for (int i = end; i >= 0; i = previous[i]) {
			rising.add(order.get(i));
		}
		return Collections.unmodifiableSet(rising);
	}

}
