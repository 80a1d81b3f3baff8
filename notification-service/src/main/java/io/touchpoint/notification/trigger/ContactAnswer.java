package io.touchpoint.notification.trigger;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

import io.touchpoint.notification.delivery.Contact;

/**
 * What the services answer when asked for a contact.
 *
 * @param site where the staff member must work
 * @param staff the colleague whose own address goes before this one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ContactAnswer(@Nullable String email, @Nullable String name, @Nullable String language,
		@Nullable String reference, @Nullable String trackingUrl, @Nullable String words, @Nullable Integer count,
		@Nullable String site, @Nullable UUID staff) {

	boolean hasAddress() {
		return this.email != null && !this.email.isBlank();
	}

	ContactAnswer at(String address) {
		return new ContactAnswer(address, this.name, this.language, this.reference, this.trackingUrl, this.words,
				this.count, this.site, null);
	}

	Contact contact() {
		return new Contact(String.valueOf(this.email), this.name, this.language, this.reference, this.trackingUrl, this.words,
				this.count);
	}

}
