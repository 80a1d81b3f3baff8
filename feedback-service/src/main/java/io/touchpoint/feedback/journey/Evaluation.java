package io.touchpoint.feedback.journey;

import java.time.Instant;
import java.time.LocalDate;

import io.touchpoint.feedback.questionnaire.CustomerType;
import org.jspecify.annotations.Nullable;

/**
 * How a touchpoint of a site stands against its plan, as people see it.
 *
 * @param ordinal place in the journey
 * @param unit who owns the touchpoint
 * @param firstContact whether the site's journey begins here
 * @param lastImpression whether it ends here
 * @param ownPlan whether the site plans otherwise than the organisation
 * @param needed answers that a period needs
 * @param answers answers of the current period, by the plan's method
 * @param answersBefore those of the period before
 * @param from first day of the current period, at the site
 * @param until its last day
 * @param lastEvaluatedAt when the newest answer by the plan's method was given
 * @param nextDue by the end of which day the next evaluation is due
 * @param missedOn the due date that went by without an evaluation
 * @param evaluatedOnPlan whether it counts for coverage
 */
record Evaluation(String site, String siteName, String region, String timeZone, CustomerType customerType,
		String touchpoint, String name, int ordinal, Touchpoint.Kind kind, String unit, boolean firstContact,
		boolean lastImpression, EvaluationPlan plan, boolean ownPlan, int needed, long answers, long answersBefore,
		LocalDate from, LocalDate until, @Nullable Instant lastEvaluatedAt, LocalDate nextDue,
		@Nullable LocalDate missedOn, boolean evaluatedOnPlan, Standing.State state) {

	boolean isOn() {
		return this.state != Standing.State.OFF;
	}

}
