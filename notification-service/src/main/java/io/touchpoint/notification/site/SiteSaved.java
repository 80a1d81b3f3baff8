package io.touchpoint.notification.site;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * What this service reads of the gateway's {@code site.saved}.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record SiteSaved(String code, String name, Region region, String timeZone, @Nullable List<String> languages,
		@Nullable Contact contact, boolean open, long revision) {

	@JsonIgnoreProperties(ignoreUnknown = true)
	record Region(String code, String name) {
	}

	@JsonIgnoreProperties(ignoreUnknown = true)
	record Contact(@Nullable String email, @Nullable String phone, @Nullable String address) {

		static final Contact NONE = new Contact(null, null, null);

		Contact {
			email = filled(email);
			phone = filled(phone);
			address = filled(address);
		}

		private static @Nullable String filled(@Nullable String value) {
			return (value == null || value.isBlank()) ? null : value.strip();
		}

	}

	List<String> spoken() {
		return (this.languages != null) ? this.languages : List.of();
	}

	Contact reachable() {
		return (this.contact != null) ? this.contact : Contact.NONE;
	}

}
