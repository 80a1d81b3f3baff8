package io.touchpoint.feedback.journey;

import java.time.Instant;

import io.touchpoint.feedback.customertype.TypeRules;
import io.touchpoint.feedback.questionnaire.CustomerType;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a customer type, as people see it.
 *
 * @param horizonDays how long after the last visit a customer counts as lapsed; null:
 * never
 * @param inviteEveryDays in which time a customer is invited at most once
 * @param invitesByHorizon whether that follows from the horizon
 * @param restDays in which time nobody is invited twice, whatever the type
 * @param evaluateEveryMonths how often touchpoints are evaluated that have no other plan
 * @param evaluatesByHorizon whether that follows from the horizon
 * @param badEndStep by how many points of the mean mark the last impression falls behind
 * the first contact until it is reported
 * @param badEndDays over how many days both are looked at
 * @param revision rises with each change; 0 for what comes with the service; the entity
 * tag of the rules
 */
record CustomerTypeView(CustomerType customerType, @Nullable Integer horizonDays, long inviteEveryDays,
		boolean invitesByHorizon, long restDays, int evaluateEveryMonths, boolean evaluatesByHorizon, double badEndStep,
		int badEndDays, long revision, @Nullable Instant changedAt, @Nullable String changedBy) {

	static CustomerTypeView of(TypeRules rules) {
		return new CustomerTypeView(rules.customerType(), rules.wanted().horizonDays(), rules.rest().toDays(),
				rules.wanted().inviteEveryDays() == null, rules.leastRest().toDays(), rules.evaluateEveryMonths(),
				rules.wanted().evaluateEveryMonths() == null, rules.wanted().badEndStep(), rules.wanted().badEndDays(),
				rules.revision(), rules.changedAt(), rules.changedBy());
	}

}
