package io.touchpoint.notification.trigger;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

import io.touchpoint.notification.delivery.Contact;

/**
 * What the services answer when asked for a contact.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ContactAnswer(@Nullable String email, @Nullable String name, @Nullable String language,
		@Nullable String reference, @Nullable String trackingUrl, @Nullable String replyTo,
		@Nullable Map<String, String> facts) {

	boolean hasAddress() {
		return this.email != null && !this.email.isBlank();
	}

	Contact contact() {
		return new Contact(String.valueOf(this.email), this.name, this.language, this.reference, this.trackingUrl,
				this.replyTo, (this.facts != null) ? this.facts : Map.of());
	}

}
