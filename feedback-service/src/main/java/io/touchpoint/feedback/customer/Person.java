package io.touchpoint.feedback.customer;

import io.touchpoint.feedback.questionnaire.CustomerType;
import org.jspecify.annotations.Nullable;

/**
 * What was told of a person or institution, checked.
 *
 * @param site where
 * @param phone in international form
 */
record Person(String site, CustomerType type, CustomerKind kind, @Nullable String name, @Nullable String email,
		@Nullable String phone, @Nullable String language, @Nullable Consent consent) {

	@Nullable String emailKey() {
		return (this.email != null) ? EmailKey.of(this.email) : null;
	}

}
