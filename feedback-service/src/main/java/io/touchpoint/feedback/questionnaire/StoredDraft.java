package io.touchpoint.feedback.questionnaire;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A draft as it is stored.
 *
 * @param basedOn the published version it began as
 */
record StoredDraft(String id, CustomerType customerType, Definition definition, long revision,
		@Nullable Integer basedOn, Instant updatedAt, String updatedBy) {

	Questionnaire questionnaire() {
		return this.definition.as(this.id, (this.basedOn != null) ? this.basedOn + 1 : 1, this.customerType);
	}

}
