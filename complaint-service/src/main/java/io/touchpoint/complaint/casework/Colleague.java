package io.touchpoint.complaint.casework;

import java.util.EnumSet;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.touchpoint.starter.security.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A colleague as the directory knows them.
 *
 * @param sites the codes of the sites where they work, or {@code *} for all
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Colleague(String id, String name, @Nullable String email, Set<Role> roles, JsonNode sites, boolean active) {

	private static final Set<Role> HANDLERS = EnumSet.of(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);

	/** Why this colleague cannot own a case of the site; null if they can. */
	@Nullable String obstacle(String site) {
		if (!this.active) {
			return "can no longer sign in";
		}
		if (this.roles.stream().noneMatch(HANDLERS::contains)) {
			return "has no role that works on cases";
		}
		return worksAt(site) ? null : "does not work at the site '" + site + "'";
	}

	/** Whether they can be written to about a case of the site. */
	boolean canBeWrittenTo(String site) {
		return this.email != null && !this.email.isBlank() && obstacle(site) == null;
	}

	private boolean worksAt(String site) {
		return this.sites.isString() ? this.sites.asString().equals("*")
				: this.sites.valueStream().anyMatch((code) -> code.asString().equals(site));
	}

	Person person() {
		return new Person(this.id, this.name);
	}

}
