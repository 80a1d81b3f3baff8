package io.touchpoint.feedback.questionnaire;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Reads questionnaires that people or other systems wrote; a 400 problem names the path
 * of everything that is wrong.
 */
@Component
public class Definitions {

	private final JsonMapper json;

	Definitions(JsonMapper json) {
		this.json = json;
	}

	/**
	 * Reads a whole document, as the schema describes it.
	 */
	Exported read(JsonNode document) {
		requireObject(document);
		JsonNode given = withoutNulls(document);
		require(DefinitionSchema.faults(given));
		Exported read = this.json.treeToValue(given, Exported.class);
		require(DefinitionCheck.faults(read.definition()));
		return read;
	}

	/**
	 * Reads what the questionnaire with this id shall ask.
	 */
	Definition read(JsonNode body, String id, CustomerType customerType) {
		requireObject(body);
		ObjectNode document = ((ObjectNode) body).deepCopy();
		document.put("id", id);
		document.put("customerType", customerType.name());
		return read(document).definition();
	}

	/**
	 * Reads a definition to look at; what it is called does not matter.
	 */
	public Questionnaire preview(JsonNode body) {
		return read(body, "preview", CustomerType.CONSUMER).as("preview", 1, CustomerType.CONSUMER);
	}

	/** As it is stored and compared. */
	JsonNode tree(Definition definition) {
		return this.json.valueToTree(definition);
	}

	private static void requireObject(JsonNode body) {
		if (!body.isObject()) {
			throw Problems.of(HttpStatus.BAD_REQUEST, "malformed-json",
					"The body is not well-formed JSON of the expected shape.");
		}
	}

	private static void require(List<FieldFault> faults) {
		if (!faults.isEmpty()) {
			throw Problems.invalid(faults);
		}
	}

	/** A member that is null is one that was left out. */
	private static JsonNode withoutNulls(JsonNode node) {
		JsonNode copy = node.deepCopy();
		List<JsonNode> open = new ArrayList<>(List.of(copy));
		while (!open.isEmpty()) {
			JsonNode next = open.removeLast();
			if (next instanceof ObjectNode object) {
				object.removeNulls();
			}
			if (next instanceof ObjectNode || next instanceof ArrayNode) {
				next.forEach(open::add);
			}
		}
		return copy;
	}

}
