package io.touchpoint.local.settings;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The step of every loop that looks again and again at something it cannot wait for. Such
 * a loop also has an end.
 */
public final class Pause {

	private Pause() {
	}

	public static void of(Duration duration) {
		LockSupport.parkNanos(duration.toNanos());
		if (Thread.interrupted()) {
			Thread.currentThread().interrupt();
			throw new Problem("Interrupted.");
		}
	}

}
