package io.touchpoint.local;

import java.util.List;
import java.util.concurrent.Callable;

import io.touchpoint.local.settings.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Makes a key for a machine.
 */
@Command(name = "api-key", mixinStandardHelpOptions = true,
		description = "Makes an API key and prints only the key. It is shown this once.")
class ApiKeyCommand implements Callable<Integer> {

	enum Role {

		HEAD_OFFICE, SITE_MANAGER, STAFF, OPS

	}

	@Option(names = "--role", required = true, description = "${COMPLETION-CANDIDATES}")
	@SuppressWarnings("NullAway.Init")
	private Role role;

	@Option(names = "--site", paramLabel = "CODE", description = "Only this site; may be given several times.")
	private List<String> sites = List.of();

	@Option(names = "--name", defaultValue = "command line", description = "What the key is for (${DEFAULT-VALUE}).")
	@SuppressWarnings("NullAway.Init")
	private String name;

	@Option(names = "--days", defaultValue = "90", description = "How long it is valid (${DEFAULT-VALUE}).")
	private int days;

	@Override
	public Integer call() {
		boolean siteBound = this.role == Role.SITE_MANAGER || this.role == Role.STAFF;
		if (siteBound && this.sites.isEmpty()) {
			throw new Problem("A key for %s needs --site CODE.".formatted(this.role));
		}
		if (!siteBound && !this.sites.isEmpty()) {
			throw new Problem("A key for %s is not bound to sites; leave out --site, or ask for SITE_MANAGER or STAFF."
				.formatted(this.role));
		}
		System.out.println(Running.gateway().newKey(this.name, this.role.name(), this.sites, this.days));
		return 0;
	}

}
