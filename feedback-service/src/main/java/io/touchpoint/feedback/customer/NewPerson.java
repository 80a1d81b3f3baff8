package io.touchpoint.feedback.customer;

import io.touchpoint.feedback.questionnaire.CustomerType;
import org.jspecify.annotations.Nullable;

/**
 * What is sent of a person or institution, whichever way.
 */
record NewPerson(@Nullable String site, @Nullable CustomerType customerType, @Nullable CustomerKind kind,
		@Nullable String name, @Nullable String email, @Nullable String phone, @Nullable String country,
		@Nullable String language, @Nullable NewConsent consent) {
}
