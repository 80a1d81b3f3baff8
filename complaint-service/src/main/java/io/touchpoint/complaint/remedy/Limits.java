package io.touchpoint.complaint.remedy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.touchpoint.starter.security.Role;

/**
 * What each role may give by itself, in the smallest unit of the site's currency. Who has
 * several roles has the highest limit of them.
 */
record Limits(long staff, long siteManager, long headOffice) {

	Limits {
		if (staff < 0 || siteManager < staff || headOffice < siteManager) {
			throw new IllegalArgumentException(
					"The limits of remedies rise from staff to site managers to head office: " + staff + ", "
							+ siteManager + ", " + headOffice);
		}
	}

	long of(Role role) {
		return switch (role) {
			case STAFF -> this.staff;
			case SITE_MANAGER -> this.siteManager;
			case HEAD_OFFICE -> this.headOffice;
			case OPS -> 0;
		};
	}

	long of(Set<Role> roles) {
		return roles.stream().mapToLong(this::of).max().orElse(0);
	}

	/** The roles that may give that much. */
	List<Role> covering(long minor) {
		return Stream.of(Role.SITE_MANAGER, Role.HEAD_OFFICE).filter((role) -> of(role) >= minor).toList();
	}

	long highest() {
		return this.headOffice;
	}

}
