package io.touchpoint.feedback.customer;

import io.touchpoint.feedback.questionnaire.CustomerType;
import org.jspecify.annotations.Nullable;

/**
 * Which customers are wanted; what is null does not matter.
 *
 * @param loyalty how they stand to us
 * @param text part of the name, or a whole address or number
 */
record CustomerFilter(@Nullable String site, @Nullable CustomerType type, @Nullable CustomerKind kind,
		@Nullable CustomerState state, @Nullable LoyaltyFilter loyalty, @Nullable String text) {
}
