package io.touchpoint.complaint.erasure;

import java.util.Locale;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Somebody by address.
 *
 * @param internal whether it is a colleague, who is somebody else as a customer
 */
record Forgotten(@NotBlank @Size(max = 254) String email, boolean internal) {

	String key() {
		return this.email.toLowerCase(Locale.ROOT);
	}

}
