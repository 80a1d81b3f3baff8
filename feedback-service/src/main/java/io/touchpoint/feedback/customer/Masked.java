package io.touchpoint.feedback.customer;

import org.jspecify.annotations.Nullable;

/**
 * Contacts as people see them who need not know them: enough to recognise one that they
 * know already.
 */
final class Masked {

	private Masked() {
	}

	static @Nullable String email(@Nullable String email) {
		if (email == null) {
			return null;
		}
		int at = email.lastIndexOf('@');
		return email.substring(0, Math.min(1, at)) + "***" + email.substring(Math.max(at, 0));
	}

	static @Nullable String phone(@Nullable String phone) {
		return (phone == null) ? null : phone.substring(0, Math.min(3, phone.length())) + "***"
				+ phone.substring(Math.max(0, phone.length() - 2));
	}

}
