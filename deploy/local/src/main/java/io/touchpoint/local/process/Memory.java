package io.touchpoint.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What processes hold in memory. Pages that several of them share are divided among them,
 * so the figures of all parts add up.
 */
public final class Memory {

	private static final int KB = 1024;

	private Memory() {
	}

	/**
	 * Megabytes of a process and its children, or nothing where the system does not tell
	 * (macOS).
	 */
	public static OptionalLong withChildren(ProcessHandle process) {
		return sum(Stream.concat(Stream.of(process), process.descendants()));
	}

	/**
	 * Megabytes of a process alone.
	 */
	public static OptionalLong of(ProcessHandle process) {
		return sum(Stream.of(process));
	}

	private static OptionalLong sum(Stream<ProcessHandle> processes) {
		long sum = processes.mapToLong((one) -> kilobytes(Path.of("/proc", Long.toString(one.pid()), "smaps_rollup")))
			.sum();
		return (sum > 0) ? OptionalLong.of(sum / KB) : OptionalLong.empty();
	}

	private static long kilobytes(Path file) {
		try (Stream<String> lines = Files.lines(file)) {
			return lines.filter((line) -> line.startsWith("Pss:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
				.sum();
		}
		catch (IOException | UncheckedIOException ex) {
			return 0;
		}
	}

}
