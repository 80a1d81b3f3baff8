package io.touchpoint.feedback.journey;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.event.NewEvent;

/**
 * Payload of {@code evaluation.overdue}, version 1: a touchpoint of a site has not been
 * evaluated by the day on which it was due.
 *
 * @param dueOn the day by whose end it was due, at the site
 * @param answers what there was in the period that ended then
 * @param needed what its plan needs
 * @param everEvaluated false if there is no answer by the plan's method at all
 * @param planners ids of the accounts of those who are told instead of the site, which
 * must not know when a mystery visit is due; left out where the site is told
 */
record EvaluationOverdue(CustomerType customerType, String touchpoint, Method method, LocalDate dueOn, long answers,
		int needed, boolean everEvaluated, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> planners) {

	static final String TYPE = "evaluation.overdue";

	static final int VERSION = 1;

	static EvaluationOverdue of(Evaluation evaluation, LocalDate dueOn) {
		return new EvaluationOverdue(evaluation.customerType(), evaluation.touchpoint(), evaluation.plan().method(),
				dueOn, evaluation.answersBefore(), evaluation.needed(), evaluation.lastEvaluatedAt() != null,
				List.of());
	}

	/** Whether the site must not learn of it. */
	boolean isSecret() {
		return this.method == Method.MYSTERY_VISIT;
	}

	EvaluationOverdue toldTo(List<UUID> others) {
		return new EvaluationOverdue(this.customerType, this.touchpoint, this.method, this.dueOn, this.answers,
				this.needed, this.everEvaluated, others);
	}

	NewEvent event(UUID id, String site, Instant now) {
		return new NewEvent(TYPE, VERSION, site, now, id.toString(), this);
	}

}
