package io.touchpoint.feedback.questionnaire;

import java.time.Instant;
import java.util.List;

import io.touchpoint.starter.web.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * The next version of a questionnaire while somebody works on it. Whole at any time: what
 * is stored could be published.
 *
 * @param revision rises with each change; the entity tag
 * @param basedOn the published version it began as
 * @param warnings what may be published but is better mended, for example a missing
 * translation
 */
record Draft(String id, CustomerType customerType, List<String> languages, Wording title, List<Question> questions,
		long revision, @Nullable Integer basedOn, Instant updatedAt, String updatedBy, List<FieldFault> warnings) {

	static Draft of(StoredDraft stored) {
		Definition definition = stored.definition();
		return new Draft(stored.id(), stored.customerType(), definition.languages(), definition.title(),
				definition.questions(), stored.revision(), stored.basedOn(), stored.updatedAt(), stored.updatedBy(),
				DefinitionCheck.warnings(definition));
	}

}
