package io.touchpoint.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts processes in a session of their own. A Ctrl-C in the terminal reaches the
 * launcher only, which then stops its parts in the right order.
 */
public final class Apart {

	private static final String PERL = "use POSIX; POSIX::setsid(); exec @ARGV or die $!";

	private Apart() {
	}

	/**
	 * Starts a command that writes to a log file and reads nothing.
	 */
	public static Process start(List<String> command, Map<String, String> environment, Path folder, Path log)
			throws IOException {
		Files.createDirectories(log.toAbsolutePath().getParent());
		ProcessBuilder builder = new ProcessBuilder(apart(command)).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
			.redirectInput(new File("/dev/null"));
		builder.environment().putAll(environment);
		return builder.start();
	}

	/** Both keep the process number: they replace themselves by the command. */
	private static List<String> apart(List<String> command) {
		List<String> whole = new ArrayList<>();
		if (Programs.find("setsid").isPresent()) {
			whole.add("setsid");
		}
		else if (Programs.find("perl").isPresent()) {
			whole.addAll(List.of("perl", "-e", PERL));
		}
		whole.addAll(command);
		return whole;
	}

}
