package io.touchpoint.reporting.comparison;

import org.jspecify.annotations.Nullable;

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

	/**
	 * A filter left empty is none, and no name holds a character that the database
	 * refuses.
	 */
	static @Nullable String filter(@Nullable String name) {
		return (name == null || name.isEmpty()) ? null : name.replace('\0', ' ');
	}

}
