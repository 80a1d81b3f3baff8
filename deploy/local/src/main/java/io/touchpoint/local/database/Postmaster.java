package io.touchpoint.local.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.touchpoint.local.process.Stopping;
import io.touchpoint.local.settings.Problem;

/**
 * The server that a data folder says it has: {@code postmaster.pid} stays behind when the
 * launcher or the machine dies.
 */
final class Postmaster {

	private static final Duration TOLERANCE = Duration.ofSeconds(10);

	private final Path file;

	Postmaster(Path data) {
		this.file = data.resolve("postmaster.pid");
	}

	/**
	 * Stops a server that outlived its launcher; removes the note of one that is gone and
	 * whose number was given to a stranger (PostgreSQL would refuse to start for ever).
	 */
	List<String> clear(Duration grace) {
		Optional<Noted> noted = read();
		if (noted.isEmpty()) {
			return List.of();
		}
		Optional<ProcessHandle> process = ProcessHandle.of(noted.get().pid()).filter(ProcessHandle::isAlive);
		if (process.filter(noted.get()::is).isPresent()) {
			boolean politely = Stopping.stopPostgres(process.get(), grace);
			return List.of("Stopped a PostgreSQL (process %d) that an earlier run left behind%s."
				.formatted(noted.get().pid(), politely ? "" : "; it had to be killed and will recover its log"));
		}
		if (process.filter(Postmaster::stranger).isPresent()) {
			remove();
		}
		return List.of();
	}

	private Optional<Noted> read() {
		try {
			List<String> lines = Files.exists(this.file) ? Files.readAllLines(this.file) : List.of();
			return (lines.size() < 3) ? Optional.empty() : Optional.of(new Noted(Long.parseLong(lines.get(0).strip()),
					Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()))));
		}
		catch (IOException | NumberFormatException ex) {
			throw new Problem("%s cannot be read: %s".formatted(this.file, ex.getMessage()), ex);
		}
	}

	private void remove() {
		try {
			Files.deleteIfExists(this.file);
		}
		catch (IOException ex) {
			throw new Problem("%s cannot be removed: %s".formatted(this.file, ex.getMessage()), ex);
		}
	}

	/** When the system does not tell the program, PostgreSQL itself decides. */
	private static boolean stranger(ProcessHandle process) {
		return process.info().command().map((command) -> !command.endsWith("/postgres")).orElse(false);
	}

	private record Noted(long pid, Instant startedAt) {

		boolean is(ProcessHandle process) {
			boolean near = process.info()
				.startInstant()
				.map((start) -> Duration.between(this.startedAt, start).abs().compareTo(TOLERANCE) <= 0)
				.orElse(false);
			return near && !stranger(process);
		}

	}

}
