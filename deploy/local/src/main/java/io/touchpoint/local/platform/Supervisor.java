package io.touchpoint.local.platform;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.touchpoint.local.process.LogTail;
import io.touchpoint.local.process.ProcessRecord;
import io.touchpoint.local.process.RunFolder;
import io.touchpoint.local.settings.Console;
import io.touchpoint.local.settings.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the processes. While the platform starts, a part that dies ends the start;
 * afterwards it is started again.
 */
final class Supervisor {

	private static final Duration GRACE = Duration.ofSeconds(25);

	private static final Duration ON_ITS_WAY = Duration.ofSeconds(2);

	private static final int INTERRUPTED = 130;

	private final Map<String, Running> running = new LinkedHashMap<>();

	private final CountDownLatch stopping = new CountDownLatch(1);

	private final RunFolder run;

	private final Console console;

	private final InstantSource clock;

	private boolean restarts;

	Supervisor(RunFolder run, Console console, InstantSource clock) {
		this.run = run;
		this.console = console;
		this.clock = clock;
	}

	private record Running(Part part, Process process, Instant since) {
	}

	/**
	 * Starts a part and looks after it from now on.
	 */
	Process start(Part part) {
		Process process = launch(part);
		Thread.ofVirtual().name("watch " + part.name()).start(() -> watch(part, process));
		return process;
	}

	private synchronized Process launch(Part part) {
		if (stopping()) {
			throw new Problem("The launcher is stopping.");
		}
		try {
			Process process = part.start();
			this.running.put(part.name(), new Running(part, process, this.clock.instant()));
			this.run.remember(ProcessRecord.of(part.name(), process.toHandle()));
			return process;
		}
		catch (IOException ex) {
			throw new Problem("%s could not be started: %s".formatted(part.name(), ex.getMessage()), ex);
		}
	}

	/**
	 * From here on a part that dies is started again.
	 */
	void restartFromNowOn() {
		synchronized (this) {
			this.restarts = true;
		}
		requireAllAlive();
	}

	/**
	 * Says which part died during the start, if one did.
	 */
	void requireAllAlive() {
		Optional<Running> dead = dead();
		if (stopping() || dead.filter(this::interrupted).isPresent()) {
			throw new Problem("The launcher is stopping.");
		}
		if (dead.isPresent()) {
			Running one = dead.get();
			throw new Problem("%s ended with %s while starting. Its last lines (%s):%n%s".formatted(one.part().name(),
					exit(one.process()), one.part().log(), LogTail.of(one.part().log())));
		}
	}

	private synchronized Optional<Running> dead() {
		return this.running.values().stream().filter((one) -> !one.process().isAlive()).findFirst();
	}

	/**
	 * Ctrl-C also reaches a part that does not stand apart from the terminal yet; the
	 * launcher's own stop is then on its way.
	 */
	private boolean interrupted(Running one) {
		return one.process().exitValue() == INTERRUPTED && stoppingWithin(ON_ITS_WAY);
	}

	private void watch(Part part, Process first) {
		Process process = first;
		Backoff backoff = Backoff.first();
		while (true) {
			Instant since = this.clock.instant();
			process.onExit().join();
			synchronized (this) {
				if (stopping() || !this.restarts) {
					return;
				}
			}
			this.console.line("%s ended with %s; starting it again in %d s (%s)".formatted(part.name(), exit(process),
					backoff.next().toSeconds(), part.log()));
			Process next = again(part, backoff);
			if (next == null) {
				return;
			}
			process = next;
			backoff = backoff.after(Duration.between(since, this.clock.instant()));
		}
	}

	private @Nullable Process again(Part part, Backoff first) {
		Backoff backoff = first;
		while (!stoppingWithin(backoff.next())) {
			try {
				Process process = launch(part);
				this.console.line("%s is started again (process %d)".formatted(part.name(), process.pid()));
				return process;
			}
			catch (Problem ex) {
				if (stopping()) {
					return null;
				}
				backoff = backoff.after(Duration.ZERO);
				this.console.line("%s Trying again in %d s.".formatted(ex.getMessage(), backoff.next().toSeconds()));
			}
		}
		return null;
	}

	private boolean stoppingWithin(Duration patience) {
		try {
			return this.stopping.await(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

	boolean stopping() {
		return this.stopping.getCount() == 0;
	}

	synchronized boolean hasParts() {
		return !this.running.isEmpty();
	}

	/**
	 * Waits until somebody stops the platform.
	 */
	void awaitStop() throws InterruptedException {
		this.stopping.await();
	}

	/**
	 * Stops everything in waves; the parts of a wave together.
	 */
	void stop(List<List<String>> waves) {
		List<Running> all;
		synchronized (this) {
			this.stopping.countDown();
			all = new ArrayList<>(this.running.values());
		}
		for (List<String> wave : waves) {
			CompletableFuture
				.allOf(all.stream()
					.filter((one) -> wave.contains(one.part().name()))
					.map((one) -> CompletableFuture.runAsync(() -> stop(one), (task) -> Thread.ofVirtual().start(task)))
					.toArray(CompletableFuture[]::new))
				.join();
		}
	}

	private void stop(Running one) {
		if (one.process().isAlive() && !one.part().stop(one.process().toHandle(), GRACE)) {
			this.console
				.line("%s did not end within %d s and was killed".formatted(one.part().name(), GRACE.toSeconds()));
		}
		this.run.forget(one.part().name());
	}

	/** 128 + n is the shell's way to say "ended by signal n". */
	private static String exit(Process process) {
		int code = process.exitValue();
		return "exit code " + code + switch (code) {
			case 134 -> " (aborted)";
			case 137 -> " (killed)";
			case 143 -> " (terminated)";
			case 3 -> " (out of memory)";
			default -> "";
		};
	}

}
