package io.touchpoint.reporting.comparison;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;

/**
 * Who may read reports.
 */
final class Readers {

	private Readers() {
	}

	/** Operators see health and metrics, not what customers say. */
	static void check(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
	}

}
