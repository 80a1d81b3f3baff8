package io.touchpoint.local;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

import io.touchpoint.local.database.PostgresServer;
import io.touchpoint.local.platform.Leftovers;
import io.touchpoint.local.platform.PlatformLock;
import io.touchpoint.local.process.RunFolder;
import io.touchpoint.local.settings.Folders;
import io.touchpoint.local.settings.Problem;
import io.touchpoint.local.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Back to an empty system.
 */
@Command(name = "reset", mixinStandardHelpOptions = true,
		description = "Deletes all data, secrets and logs of this installation (settings and prepared programs stay).")
class ResetCommand implements Callable<Integer> {

	/** By name, so that a home folder named by mistake loses nothing else. */
	private static final List<String> OURS = List.of("postgres", "postgres.new", "postgres.password", "state", "demo",
			"run", "logs", "secrets", "secrets.new");

	@Option(names = "--yes", description = "Really.")
	private boolean yes;

	@Override
	public Integer call() throws IOException {
		Settings settings = Settings.read(Launcher.top(), System.getenv());
		if (!this.yes) {
			throw new Problem("This deletes all data in %s. If you want that: deploy/touchpoint reset --yes"
				.formatted(settings.home()));
		}
		PlatformLock lock = PlatformLock.take(settings.home())
			.orElseThrow(() -> new Problem("Touchpoint is running. Stop it first: deploy/touchpoint stop"));
		try (lock) {
			new Leftovers(new RunFolder(settings.home())).stop().forEach(System.out::println);
			new PostgresServer(settings.home(), settings.ports().postgres(), "").clear().forEach(System.out::println);
			for (String name : OURS) {
				Folders.delete(settings.home().resolve(name));
			}
		}
		System.out.println("All data in %s is deleted.".formatted(settings.home()));
		if (settings.database() != null) {
			System.out.println("The databases at %s were left alone.".formatted(settings.database().host()));
		}
		return 0;
	}

}
