package io.touchpoint.feedback.journey;

import java.util.List;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Wording;

/**
 * The journey of a customer type as the organisation sets it up.
 *
 * @param touchpoints from the first contact to the last impression, then the retired ones
 */
record JourneyView(CustomerType customerType, List<JourneyStop> touchpoints) {

	/**
	 * One touchpoint with the organisation's plan.
	 *
	 * @param needed answers that a period needs by that plan
	 */
	record JourneyStop(String code, int ordinal, Touchpoint.Kind kind, String unit, Wording name, boolean retired,
			EvaluationPlan plan, int needed) {
	}

}
