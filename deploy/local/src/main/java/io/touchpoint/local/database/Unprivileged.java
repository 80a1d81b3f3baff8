package io.touchpoint.local.database;

import java.time.Duration;
import java.util.List;

import io.touchpoint.local.process.Programs;
import io.touchpoint.local.settings.Problem;

/**
 * PostgreSQL refuses to run as root. In a user namespace of its own, root is nobody.
 */
public final class Unprivileged {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private Unprivileged() {
	}

	static List<String> prefix() {
		if (!root()) {
			return List.of();
		}
		if (!namespaces()) {
			throw new Problem(
					"PostgreSQL does not run as root, and this system allows no user namespaces (unshare -U). Start deploy/touchpoint as an ordinary user, or set TOUCHPOINT_EXTERNAL_DB_HOST.");
		}
		return List.of("unshare", "-U");
	}

	public static boolean root() {
		return Programs.ask(PATIENCE, "id", "-u").map("0"::equals).orElse(false);
	}

	public static boolean namespaces() {
		return Programs.ask(PATIENCE, "unshare", "-U", "true").isPresent();
	}

}
