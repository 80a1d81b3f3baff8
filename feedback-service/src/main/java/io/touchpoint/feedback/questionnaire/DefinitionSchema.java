package io.touchpoint.feedback.questionnaire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import tools.jackson.databind.JsonNode;

import io.touchpoint.starter.web.FieldFault;

import org.springframework.core.io.ClassPathResource;

/**
 * The published JSON Schema of questionnaires, and what it finds wrong. Read when it is
 * first needed: starting costs nothing, and no answer of a customer passes here.
 */
final class DefinitionSchema {

	/** Where everybody finds it, below the address of the installation. */
	static final String PATH = "/public/schemas/questionnaire.json";

	/** Stands in the file for the address of the installation. */
	private static final String ANYWHERE = "https://touchpoint.example";

	/** Members that only some kinds of questions have. */
	private static final Set<String> OF_KINDS = Set.of("low", "high", "options", "atMost", "least", "most", "unit",
			"longest", "target", "limit");

	private DefinitionSchema() {
	}

	private static final class Holder {

		private static final String TEXT = read();

		private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(TEXT);

		private Holder() {
		}

		private static String read() {
			try {
				return new ClassPathResource("questionnaire-schema.json").getContentAsString(StandardCharsets.UTF_8);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	/**
	 * As it is handed out: it is named as it is found.
	 * @param base address of the installation
	 */
	static String text(String base) {
		return Holder.TEXT.replace(ANYWHERE + PATH, base + PATH);
	}

	/**
	 * What is wrong, each with its path and reason; of one place only the first.
	 */
	static List<FieldFault> faults(JsonNode document) {
		List<FieldFault> faults = new ArrayList<>();
		List<Error> errors = Holder.SCHEMA.validate(document);
		for (Error error : errors) {
			FieldFault fault = fault(error);
			if (isOutcome(error, errors)) {
				continue;
			}
			if (faults.stream().noneMatch((other) -> other.field().equals(fault.field()))) {
				faults.add(fault);
			}
		}
		return faults;
	}

	/**
	 * What belongs to a kind of question counts as unknown while something else of that
	 * question is wrong; only the latter is worth saying.
	 */
	private static boolean isOutcome(Error error, List<Error> errors) {
		return error.getKeyword().equals("unevaluatedProperties") && OF_KINDS.contains(error.getProperty())
				&& errors.stream()
					.anyMatch((other) -> !other.getKeyword().equals("unevaluatedProperties")
							&& other.getInstanceLocation().startsWith(error.getInstanceLocation()));
	}

	private static FieldFault fault(Error error) {
		String place = path(error.getInstanceLocation());
		String property = error.getProperty();
		return switch (error.getKeyword()) {
			case "required" -> error.getEvaluationPath().toString().contains("/anyOf/") ? emptyCondition(place)
					: missing(join(place, String.valueOf(property)));
			case "additionalProperties", "unevaluatedProperties" ->
				new FieldFault(join(place, String.valueOf(property)), "unknown-field",
						"'" + join(place, String.valueOf(property)) + "' is not a field of a questionnaire.");
			case "propertyNames" ->
				new FieldFault(place, "unknown-language", "'" + place + "' is not a language tag such as en or pt-BR.");
			case "type" -> new FieldFault(place, "wrong-type", sentence(place, error));
			case "enum", "const" -> new FieldFault(place, "unknown-value", sentence(place, error));
			case "pattern" -> place.endsWith("id") || place.startsWith("languages")
					? new FieldFault(place, "invalid", sentence(place, error)) : missing(place);
			case "minItems" -> new FieldFault(place, "empty", "'" + place + "' needs at least one entry.");
			case "maxItems" -> new FieldFault(place, "too-many", sentence(place, error));
			case "maxLength" -> new FieldFault(place, "too-long", sentence(place, error));
			case "minimum", "maximum" -> new FieldFault(place, "out-of-range", sentence(place, error));
			case "uniqueItems" -> new FieldFault(place, "duplicate", sentence(place, error));
			case "anyOf" ->
				new FieldFault(place, "empty-condition", "'" + place + "' needs 'atLeast', 'atMost' or 'anyOf'.");
			default -> new FieldFault(place, "invalid", sentence(place, error));
		};
	}

	private static FieldFault emptyCondition(String place) {
		return new FieldFault(place, "empty-condition", "'" + place + "' needs 'atLeast', 'atMost' or 'anyOf'.");
	}

	private static FieldFault missing(String place) {
		return new FieldFault(place, "missing", "'" + place + "' is missing.");
	}

	private static String sentence(String place, Error error) {
		return "'" + place + "': " + error.getMessage() + ".";
	}

	private static String join(String place, String property) {
		String name = property.isEmpty() ? "\"\"" : property;
		return place.isEmpty() ? name : place + "." + name;
	}

	private static String path(NodePath location) {
		StringBuilder path = new StringBuilder();
		for (int i = 0; i < location.getNameCount(); i++) {
			Object element = location.getElement(i);
			if (element instanceof Integer index) {
				path.append('[').append(index).append(']');
			}
			else {
				path.append(path.isEmpty() ? "" : ".").append(element);
			}
		}
		return path.toString();
	}

}
