package io.touchpoint.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process as it was when it was started. A process number alone is not enough: numbers
 * are given out again, and a stranger with the same number must never be stopped.
 */
public record ProcessRecord(String name, long pid, Instant startedAt) {

	/** The system's clock of process starts may be corrected by a second. */
	private static final Duration TOLERANCE = Duration.ofSeconds(2);

	public static ProcessRecord of(String name, ProcessHandle process) {
		return new ProcessRecord(name, process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
	}

	/**
	 * The process, if it still runs and is the same one.
	 */
	public Optional<ProcessHandle> process() {
		return ProcessHandle.of(this.pid).filter(Zombies::alive).filter(this::same);
	}

	private boolean same(ProcessHandle process) {
		return process.info().startInstant().map(this::near).orElse(false);
	}

	boolean near(Instant start) {
		return Duration.between(this.startedAt, start).abs().compareTo(TOLERANCE) <= 0;
	}

}
