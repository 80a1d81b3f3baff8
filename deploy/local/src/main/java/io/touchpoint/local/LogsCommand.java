package io.touchpoint.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.touchpoint.local.settings.Pause;
import io.touchpoint.local.settings.Problem;
import io.touchpoint.local.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Shows a part's log.
 */
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Shows the log of a part.")
class LogsCommand implements Callable<Integer> {

	private static final Duration STEP = Duration.ofMillis(250);

	@Parameters(paramLabel = "SERVICE",
			description = "registry, gateway, feedback-service, complaint-service, notification-service, reporting-service, postgres, launcher or build")
	@SuppressWarnings("NullAway.Init")
	private String service;

	@Option(names = { "-f", "--follow" }, description = "Stay and show what comes.")
	private boolean follow;

	@Override
	public Integer call() throws IOException {
		Settings settings = Settings.read(Launcher.top(), System.getenv());
		Path log = log(settings, this.service);
		try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
			copy(file);
		}
		if (this.follow) {
			follow(log);
		}
		return 0;
	}

	/** "feedback" is understood as "feedback-service". */
	static Path log(Settings settings, String name) {
		return Stream.of(name, name + "-service")
			.map(settings::log)
			.filter((log) -> log.normalize().startsWith(settings.logs()) && Files.exists(log))
			.findFirst()
			.orElseThrow(() -> new Problem(
					"There is no log of \"%s\". There are logs of: %s".formatted(name, names(settings))));
	}

	private static String names(Settings settings) {
		if (!Files.isDirectory(settings.logs())) {
			return "nothing yet";
		}
		try (Stream<Path> files = Files.list(settings.logs())) {
			List<String> names = files.map((file) -> String.valueOf(file.getFileName()))
				.filter((file) -> file.endsWith(".log"))
				.map((file) -> file.substring(0, file.length() - ".log".length()))
				.sorted()
				.toList();
			return String.join(", ", names);
		}
		catch (IOException ex) {
			throw new Problem("%s cannot be read: %s".formatted(settings.logs(), ex.getMessage()), ex);
		}
	}

	/** A new run begins a new file: seen by its getting shorter. */
	private static void follow(Path log) throws IOException {
		long position = Files.size(log);
		while (true) {
			Pause.of(STEP);
			long size = Files.exists(log) ? Files.size(log) : 0;
			position = (size < position) ? 0 : position;
			if (size > position) {
				try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
					file.seek(position);
					copy(file);
					position = file.getFilePointer();
				}
			}
		}
	}

	private static void copy(RandomAccessFile file) throws IOException {
		byte[] block = new byte[64 * 1024];
		for (int n = file.read(block); n > 0; n = file.read(block)) {
			System.out.write(block, 0, n);
		}
		System.out.flush();
	}

}
