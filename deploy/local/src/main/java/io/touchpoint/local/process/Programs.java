package io.touchpoint.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Programs of the machine: where they are, and what they answer within a bounded time.
 */
public final class Programs {

	private Programs() {
	}

	public static Optional<Path> find(String name) {
		return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
			.filter((folder) -> !folder.isBlank())
			.map((folder) -> Path.of(folder, name))
			.filter(Files::isExecutable)
			.findFirst();
	}

	/**
	 * What a quick program printed, or nothing when it failed, is missing or took too
	 * long.
	 */
	public static Optional<String> ask(Duration patience, String... command) {
		try {
			Path answer = Files.createTempFile("touchpoint", ".txt");
			try {
				Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true)
					.redirectOutput(answer.toFile())
					.start();
				if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
					process.destroyForcibly();
					return Optional.empty();
				}
				return (process.exitValue() == 0)
						? Optional.of(Files.readString(answer, StandardCharsets.UTF_8).strip()) : Optional.empty();
			}
			finally {
				Files.deleteIfExists(answer);
			}
		}
		catch (IOException ex) {
			return Optional.empty();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Optional.empty();
		}
	}

}
