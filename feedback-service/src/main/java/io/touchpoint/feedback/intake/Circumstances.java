package io.touchpoint.feedback.intake;

import org.jspecify.annotations.Nullable;

/**
 * What was said about the visit besides the questionnaire.
 *
 * @param referredBy who sent the customer, in the customer's words; may name a person
 */
record Circumstances(@Nullable Relation relation, @Nullable String referredBy, @Nullable Integer waitedSeconds) {

	static final Circumstances UNTOLD = new Circumstances(null, null, null);

	Circumstances withoutReferrer() {
		return new Circumstances(this.relation, null, this.waitedSeconds);
	}

	boolean areTold() {
		return !UNTOLD.equals(this);
	}

}
