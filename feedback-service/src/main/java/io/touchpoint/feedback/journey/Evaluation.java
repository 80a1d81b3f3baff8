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
 * @param nextDue by the end of which day the next evaluation is due; null to those who
 * must not know when a mystery visit comes
 * @param missedOn the due date that went by without an evaluation
 * @param evaluatedOnPlan whether it counts for coverage
 * @param revision rises with each change of what the site does otherwise here; 0 before
 * the first; the entity tag of the site's plan
 */
record Evaluation(String site, String siteName, String region, String timeZone, CustomerType customerType,
		String touchpoint, String name, int ordinal, Touchpoint.Kind kind, String unit, boolean firstContact,
		boolean lastImpression, EvaluationPlan plan, boolean ownPlan, int needed, long answers, long answersBefore,
		LocalDate from, LocalDate until, @Nullable Instant lastEvaluatedAt, @Nullable LocalDate nextDue,
		@Nullable LocalDate missedOn, boolean evaluatedOnPlan, Standing.State state, long revision) {

	/**
	 * As those see it who may be visited: nothing says when a mystery visit is due.
	 */
	Evaluation blind() {
		return (this.plan.method() != Method.MYSTERY_VISIT) ? this
				: new Evaluation(this.site, this.siteName, this.region, this.timeZone, this.customerType,
						this.touchpoint, this.name, this.ordinal, this.kind, this.unit, this.firstContact,
						this.lastImpression, this.plan, this.ownPlan, this.needed, this.answers, this.answersBefore,
						this.from, this.until, this.lastEvaluatedAt, null, null, this.evaluatedOnPlan,
						(this.state == Standing.State.OVERDUE) ? Standing.State.DUE : this.state, this.revision);
	}

	boolean isOn() {
		return this.state != Standing.State.OFF;
	}

}
