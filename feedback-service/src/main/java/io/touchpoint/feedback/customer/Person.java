package io.touchpoint.feedback.customer;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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

	/**
	 * By what somebody is found again, as it is locked while they are looked for and
	 * entered. Colleagues are kept apart.
	 */
	List<String> locks() {
		String internal = (this.type == CustomerType.COLLEAGUE) ? "internal " : "";
		return Stream.of(emailKey(), this.phone).filter(Objects::nonNull).map((contact) -> internal + contact).toList();
	}

}
