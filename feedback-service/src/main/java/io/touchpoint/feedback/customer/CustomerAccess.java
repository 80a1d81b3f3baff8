package io.touchpoint.feedback.customer;

import org.jspecify.annotations.Nullable;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;

/**
 * Who may do what with customers.
 */
final class CustomerAccess {

	private CustomerAccess() {
	}

	/** Whoever works at a site may see and enter its customers. */
	static void reading(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
	}

	/** What cannot be taken back, or only with care. */
	static void managing(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
	}

	/** What a customer is to all sites, only those change who see all of them. */
	static void requireWhole(SiteScope scope, Customer customer) {
		if (!customer.isWithin(scope)) {
			throw Problems.of(HttpStatus.FORBIDDEN, "shared-customer",
					"This customer is known at other sites too; head office can change it.");
		}
	}

	static void requireSite(Caller caller, @Nullable String site) {
		if (site != null && !site.isBlank()) {
			caller.requireSite(site);
		}
	}

	/** The site that was asked for, which must be the caller's; null if none was. */
	static @Nullable String ownSite(Caller caller, @Nullable String site) {
		String wanted = given(site);
		if (wanted != null) {
			caller.requireSite(wanted);
		}
		return wanted;
	}

	static @Nullable String given(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

}
