package io.touchpoint.feedback.questionnaire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class DifferenceTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Test
	void whatWasAddedRemovedChangedAndMovedIsNamed() {
		ObjectNode before = DefinitionsTests.document();
		ObjectNode after = before.deepCopy();
		ArrayNode questions = (ArrayNode) after.get("questions");
		questions.remove(3);
		((ObjectNode) questions.get(0).get("text")).put("es", "otra");
		((ObjectNode) questions.get(0)).put("required", false);
		((ObjectNode) questions.get(6).get("options").get(0).get("text")).put("en", "the shop");
		((ObjectNode) questions.get(9).get("when")).putArray("anyOf").add("web");
		ArrayNode turned = (ArrayNode) questions.get(7).get("options");
		turned.add(turned.remove(0));
		questions.insert(0, questions.remove(10));
		questions.add(JSON.readTree("""
				{"kind": "YES_NO", "id": "new", "required": false, "text": {"en": "a"}}"""));
		after.putArray("languages").add("en");
		Difference difference = Difference.between(before, after);
		assertThat(difference.added()).containsExactly("new");
		assertThat(difference.removed()).containsExactly("effort");
		assertThat(difference.moved()).containsExactly(new Difference.MovedQuestion("comment", 12, 1));
		assertThat(difference.changed().stream().map((change) -> change.id() + " " + change.field())).containsExactly(
				"null languages", "overall required", "overall text.es", "way options.shop.text.en", "why options",
				"waited when.anyOf");
		assertThat(JSON.valueToTree(difference.changed()).get(2)).isEqualTo(JSON.readTree("""
				{"id": "overall", "field": "text.es", "from": "a", "to": "otra"}"""));
	}

	@Property(tries = 300)
	void nothingIsDifferentFromItself(@ForAll("definitions") JsonNode one) {
		assertThat(Difference.between(one, one)).isEqualTo(new Difference(List.of(), List.of(), List.of(), List.of()));
	}

	@Property(tries = 300)
	void theOtherWayRoundIsTheMirrorImage(@ForAll("definitions") JsonNode one, @ForAll("definitions") JsonNode other) {
		Difference there = Difference.between(one, other);
		Difference back = Difference.between(other, one);
		assertThat(there.added()).isEqualTo(back.removed());
		assertThat(there.removed()).isEqualTo(back.added());
		assertThat(there.moved()).hasSameSizeAs(back.moved());
		assertThat(there.changed()).containsExactlyInAnyOrderElementsOf(back.changed()
			.stream()
			.map((change) -> new Difference.ChangedField(change.id(), change.field(), change.to(), change.from()))
			.toList());
	}

	@Property(tries = 300)
	void fromTheEarlierOneAndTheDifferenceFollowsTheLaterOne(@ForAll("definitions") JsonNode one,
			@ForAll("definitions") JsonNode other) {
		Difference difference = Difference.between(one, other);
		assertThat(applied(one, difference, other)).isEqualTo(rows(other));
	}

	/** Id to fields, in order; added questions are taken from the later definition. */
	private static Map<String, Map<String, JsonNode>> rows(JsonNode definition) {
		Map<String, Map<String, JsonNode>> rows = new LinkedHashMap<>();
		definition.get("questions").forEach((question) -> {
			Map<String, JsonNode> fields = new LinkedHashMap<>();
			question.properties().forEach((field) -> {
				if (field.getValue().isObject()) {
					field.getValue()
						.properties()
						.forEach((inner) -> fields.put(field.getKey() + "." + inner.getKey(), inner.getValue()));
				}
				else {
					fields.put(field.getKey(), field.getValue());
				}
			});
			rows.put(question.get("id").stringValue(), fields);
		});
		return rows;
	}

	private static Map<String, Map<String, JsonNode>> applied(JsonNode one, Difference difference, JsonNode other) {
		Map<String, Map<String, JsonNode>> rows = rows(one);
		rows.keySet().removeAll(difference.removed());
		difference.changed().stream().filter((change) -> change.id() != null).forEach((change) -> {
			Map<String, JsonNode> fields = rows.get(change.id());
			if (change.to() == null) {
				fields.remove(change.field());
			}
			else {
				fields.put(change.field(), (JsonNode) change.to());
			}
		});
		List<String> moved = difference.moved().stream().map(Difference.MovedQuestion::id).toList();
		List<String> order = new ArrayList<>(rows.keySet());
		order.removeAll(moved);
		Map<String, Map<String, JsonNode>> later = rows(other);
		Map<Integer, String> placed = difference.moved()
			.stream()
			.collect(Collectors.toMap(Difference.MovedQuestion::to, Difference.MovedQuestion::id));
		Map<String, Map<String, JsonNode>> result = new LinkedHashMap<>();
		int next = 0;
		List<String> ids = List.copyOf(later.keySet());
		for (int place = 1; place <= ids.size(); place++) {
			String id = placed.containsKey(place) ? placed.get(place)
					: difference.added().contains(ids.get(place - 1)) ? ids.get(place - 1) : order.get(next++);
			result.put(id, difference.added().contains(id) ? later.get(id) : rows.get(id));
		}
		return result;
	}

	@Provide
	Arbitrary<JsonNode> definitions() {
		Arbitrary<String> ids = Arbitraries.of("a", "b", "c", "d", "e", "f", "g");
		return ids.list().uniqueElements().ofMaxSize(7).flatMap((chosen) -> {
			List<Arbitrary<ObjectNode>> questions = chosen.stream().map(DifferenceTests::question).toList();
			return Combinators.combine(questions).as((all) -> {
				ObjectNode definition = JSON.createObjectNode();
				definition.putArray("languages").add("en");
				definition.putObject("title").put("en", "T");
				definition.putArray("questions").addAll(all);
				return definition;
			});
		});
	}

	private static Arbitrary<ObjectNode> question(String id) {
		Arbitrary<String> words = Arbitraries.of("one", "two");
		Arbitrary<Map<String, String>> text = Arbitraries.maps(Arbitraries.of("en", "es", "ar"), words).ofMinSize(1);
		return Combinators.combine(text, Arbitraries.of(true, false), words.injectNull(0.5))
			.as((wording, required, attribute) -> {
				ObjectNode question = JSON.createObjectNode();
				question.put("id", id).put("required", required);
				wording.forEach(question.putObject("text")::put);
				if (attribute != null) {
					question.put("attribute", attribute);
				}
				return question;
			});
	}

}
