package io.touchpoint.local;

import java.util.List;
import java.util.concurrent.Callable;

import io.touchpoint.local.platform.Leftovers;
import io.touchpoint.local.platform.Overview;
import io.touchpoint.local.platform.Phase;
import io.touchpoint.local.platform.PlatformLock;
import io.touchpoint.local.process.RunFolder;
import io.touchpoint.local.settings.Settings;
import picocli.CommandLine.Command;

/**
 * Tells how everything is.
 */
@Command(name = "status", mixinStandardHelpOptions = true,
		description = "Shows every part with its health; the exit code is 0 only when all are ready.",
		exitCodeListHeading = "Exit codes:%n", exitCodeList = { "0:everything is ready",
				"1:it does not run, or a part is not well", "3:the start is still under way" })
class StatusCommand implements Callable<Integer> {

	/** Not 2, which a wrong call has. */
	private static final int STARTING = 3;

	@Override
	public Integer call() {
		Settings settings = Running.settings();
		if (!PlatformLock.taken(settings.home())) {
			List<String> leftovers = new Leftovers(new RunFolder(settings.home())).names();
			System.out.println(leftovers.isEmpty() ? "Touchpoint is not running. Start it: deploy/touchpoint up"
					: "The launcher was killed; these still run without it: %s. deploy/touchpoint up tidies up and starts again, deploy/touchpoint stop stops them."
						.formatted(String.join(", ", leftovers)));
			return Launcher.PROBLEM;
		}
		Overview overview = new Overview(settings);
		overview.parts().forEach(System.out::println);
		System.out.println();
		overview.addresses().forEach(System.out::println);
		if (overview.phase() != Phase.READY) {
			System.out.println();
			System.out.println("Touchpoint is starting: " + overview.phase().words());
			return STARTING;
		}
		return overview.healthy() ? 0 : Launcher.PROBLEM;
	}

}
