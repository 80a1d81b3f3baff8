package io.touchpoint.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.touchpoint.local.process.Apart;
import io.touchpoint.local.settings.Pause;
import io.touchpoint.local.settings.Problem;
import io.touchpoint.local.settings.Settings;

/**
 * Starts the launcher once more, apart from this terminal, and shows what it says until
 * it is ready.
 */
class DetachedUp {

	private static final Duration STEP = Duration.ofMillis(200);

	private static final Duration LONGEST = Duration.ofMinutes(45);

	/** Tells the second launcher that nobody sits in front of it. */
	private static final String APART = "touchpoint.apart";

	private static final String READY = "Touchpoint is ready at ";

	private final Settings settings;

	private final StringBuilder unfinished = new StringBuilder();

	DetachedUp(Settings settings) {
		this.settings = settings;
	}

	/**
	 * Whether this process was started apart from its terminal.
	 */
	static boolean apart() {
		return Boolean.getBoolean(APART);
	}

	int run(boolean empty, boolean production) throws IOException {
		Path log = this.settings.log("launcher");
		Files.createDirectories(log.getParent());
		Files.deleteIfExists(log);
		Files.createFile(log);
		Process launcher = Apart.start(command(empty, production), Map.of(), this.settings.top(), log);
		Thread giveUp = new Thread(launcher::destroy);
		Runtime.getRuntime().addShutdownHook(giveUp);
		int code = follow(launcher, log);
		Runtime.getRuntime().removeShutdownHook(giveUp);
		return code;
	}

	private int follow(Process launcher, Path log) throws IOException {
		long until = System.nanoTime() + LONGEST.toNanos();
		try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
			while (true) {
				boolean ended = !launcher.isAlive();
				for (String line : lines(file)) {
					System.out.println(line);
					if (line.startsWith(READY)) {
						return 0;
					}
				}
				if (ended) {
					return Math.max(launcher.exitValue(), Launcher.PROBLEM);
				}
				if (System.nanoTime() > until) {
					launcher.destroy();
					throw new Problem("Not ready within %d minutes; see %s".formatted(LONGEST.toMinutes(), log));
				}
				Pause.of(STEP);
			}
		}
	}

	private List<String> lines(RandomAccessFile file) throws IOException {
		byte[] more = new byte[(int) (file.length() - file.getFilePointer())];
		file.readFully(more);
		this.unfinished.append(new String(more, StandardCharsets.UTF_8));
		List<String> lines = new ArrayList<>();
		for (int end = this.unfinished.indexOf("\n"); end >= 0; end = this.unfinished.indexOf("\n")) {
			lines.add(this.unfinished.substring(0, end));
			this.unfinished.delete(0, end + 1);
		}
		return lines;
	}

	private List<String> command(boolean empty, boolean production) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
		command.addAll(List.of("-D" + APART + "=true", "-jar", System.getProperty("java.class.path"), "up"));
		if (empty) {
			command.add("--empty");
		}
		if (production) {
			command.add("--production");
		}
		return command;
	}

}
