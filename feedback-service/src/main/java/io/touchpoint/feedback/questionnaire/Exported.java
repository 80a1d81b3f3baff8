package io.touchpoint.feedback.questionnaire;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire to take along, as the published JSON Schema describes it.
 *
 * @param version which one it was; an import makes its own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Exported(@JsonProperty("$schema") @Nullable String schema, String id, @Nullable Integer version,
		CustomerType customerType, List<String> languages, Wording title, List<Question> questions) {

	/**
	 * @param base address of the installation
	 */
	static Exported of(Questionnaire questionnaire, String base) {
		return new Exported(base + DefinitionSchema.PATH, questionnaire.id(), questionnaire.version(),
				questionnaire.customerType(), questionnaire.languages(), questionnaire.title(),
				questionnaire.questions());
	}

	Definition definition() {
		return new Definition(this.languages, this.title, this.questions);
	}

}
