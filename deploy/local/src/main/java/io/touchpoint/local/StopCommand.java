package io.touchpoint.local;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.touchpoint.local.platform.Leftovers;
import io.touchpoint.local.platform.PlatformLock;
import io.touchpoint.local.process.ProcessRecord;
import io.touchpoint.local.process.RunFolder;
import io.touchpoint.local.process.Stopping;
import io.touchpoint.local.settings.Problem;
import io.touchpoint.local.settings.Settings;
import picocli.CommandLine.Command;

/**
 * Stops the platform from another terminal.
 */
@Command(name = "stop", mixinStandardHelpOptions = true, description = "Stops everything, cleanly.")
class StopCommand implements Callable<Integer> {

	/** The launcher's own waits add up to less. */
	private static final Duration PATIENCE = Duration.ofSeconds(150);

	@Override
	public Integer call() {
		Settings settings = Settings.read(Launcher.top(), System.getenv());
		RunFolder run = new RunFolder(settings.home());
		boolean wasRunning = PlatformLock.taken(settings.home());
		if (wasRunning) {
			stop(run);
		}
		List<String> leftovers = PlatformLock.take(settings.home())
			.map((lock) -> leftovers(lock, run))
			.orElse(List.of());
		leftovers.forEach(System.out::println);
		System.out
			.println((wasRunning || !leftovers.isEmpty()) ? "Touchpoint is stopped" : "Touchpoint was not running");
		return 0;
	}

	private static void stop(RunFolder run) {
		Optional<ProcessHandle> launcher = run.find(RunFolder.LAUNCHER).flatMap(ProcessRecord::process);
		if (launcher.isEmpty()) {
			throw new Problem("The launcher is only just starting or ending; try again in a moment.");
		}
		if (!Stopping.stop(launcher.get(), PATIENCE)) {
			System.out.println("The launcher did not end within %d s and was killed.".formatted(PATIENCE.toSeconds()));
		}
	}

	private static List<String> leftovers(PlatformLock lock, RunFolder run) {
		try (lock) {
			run.forget(RunFolder.LAUNCHER);
			return new Leftovers(run).stop();
		}
	}

}
