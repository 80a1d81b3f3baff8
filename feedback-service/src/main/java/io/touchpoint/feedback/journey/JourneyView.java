package io.touchpoint.feedback.journey;

import java.util.List;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Wording;
import io.touchpoint.starter.web.Problems;

/**
 * The journey of a customer type as the organisation sets it up.
 *
 * @param revision rises with each change of what belongs to it in which order; the entity
 * tag of the order
 * @param touchpoints from the first contact to the last impression, then the retired ones
 */
record JourneyView(CustomerType customerType, long revision, List<JourneyStop> touchpoints) {

	/**
	 * One touchpoint with the organisation's plan.
	 *
	 * @param needed answers that a period needs by that plan
	 * @param revision rises with each change of its kind, unit or name, and when it is
	 * retired or comes back; the entity tag of the touchpoint
	 * @param planRevision the same of the plan
	 */
	record JourneyStop(String code, int ordinal, Touchpoint.Kind kind, String unit, Wording name, boolean retired,
			EvaluationPlan plan, int needed, long revision, long planRevision) {
	}

	JourneyStop stop(String code) {
		return this.touchpoints.stream()
			.filter((stop) -> stop.code().equals(code))
			.findFirst()
			.orElseThrow(() -> Problems.notFound("touchpoint"));
	}

}
