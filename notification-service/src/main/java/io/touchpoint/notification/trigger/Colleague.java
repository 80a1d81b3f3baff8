package io.touchpoint.notification.trigger;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A colleague as the directory knows them.
 *
 * @param sites the codes of the sites where they work, or {@code *} for all
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Colleague(@Nullable String email, JsonNode sites, boolean active) {

	boolean canBeWrittenTo(@Nullable String site) {
		return this.active && this.email != null && !this.email.isBlank() && site != null && worksAt(site);
	}

	private boolean worksAt(String site) {
		return this.sites.isString() ? this.sites.asString().equals("*")
				: this.sites.valueStream().anyMatch((code) -> code.asString().equals(site));
	}

}
