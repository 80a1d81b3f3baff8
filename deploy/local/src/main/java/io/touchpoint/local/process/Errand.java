package io.touchpoint.local.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.touchpoint.local.settings.Problem;

/**
 * Waits for a process that does one thing and ends. Neither one that takes too long nor
 * one whose launcher is stopped lives on.
 */
public final class Errand {

	private Errand() {
	}

	/**
	 * Waits for the end.
	 * @return whether it came within the time; otherwise the process was killed
	 */
	public static boolean done(Process process, Duration patience) throws InterruptedException {
		Thread ending = new Thread(process::destroyForcibly);
		try {
			Runtime.getRuntime().addShutdownHook(ending);
			boolean done = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
			Runtime.getRuntime().removeShutdownHook(ending);
			return done;
		}
		catch (IllegalStateException ex) {
			// How it ended tells nothing about it
			throw new Problem("The launcher is stopping.", ex);
		}
		finally {
			process.destroyForcibly();
		}
	}

}
