package io.touchpoint.local.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Stops a process: first the polite way, then, after a bounded time, for sure.
 */
public final class Stopping {

	private static final Duration AFTER_KILL = Duration.ofSeconds(5);

	private static final Duration STEP = Duration.ofMillis(50);

	private Stopping() {
	}

	/**
	 * Asks (SIGTERM), waits, kills.
	 * @return whether it ended before it had to be killed
	 */
	public static boolean stop(ProcessHandle process, Duration grace) {
		process.destroy();
		return awaitOrKill(process, grace);
	}

	/**
	 * A process with everything that it started. Only while it lives is it known what
	 * that is.
	 */
	public static List<ProcessHandle> family(ProcessHandle process) {
		return Stream.concat(Stream.of(process), process.descendants()).toList();
	}

	/**
	 * Asks all, waits for each, kills: npm that is told to end first puts back what it
	 * had begun to remove.
	 */
	public static void stopAll(List<ProcessHandle> processes, Duration grace) {
		processes.forEach(ProcessHandle::destroy);
		processes.forEach((process) -> awaitOrKill(process, grace));
	}

	/**
	 * PostgreSQL's "fast" shutdown is SIGINT: open sessions are ended, nothing is lost.
	 * Its SIGTERM would wait for every client.
	 */
	public static boolean stopPostgres(ProcessHandle process, Duration grace) {
		Programs.ask(AFTER_KILL, "sh", "-c", "kill -INT \"$0\"", Long.toString(process.pid()));
		return awaitOrKill(process, grace);
	}

	private static boolean awaitOrKill(ProcessHandle process, Duration grace) {
		if (ended(process, grace)) {
			return true;
		}
		process.destroyForcibly();
		ended(process, AFTER_KILL);
		return false;
	}

	/**
	 * Waits until a process has ended.
	 * @return whether it did within the time
	 */
	public static boolean ended(ProcessHandle process, Duration patience) {
		long until = System.nanoTime() + patience.toNanos();
		while (Zombies.alive(process)) {
			if (System.nanoTime() > until) {
				return false;
			}
			try {
				process.onExit().get(STEP.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (TimeoutException | ExecutionException ex) {
				continue;
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
		}
		return true;
	}

}
