package io.touchpoint.local.client;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

import io.touchpoint.local.settings.Pause;
import io.touchpoint.local.settings.Problem;

/**
 * Asks again while the platform answers "later" or not at all, for a bounded time. Only
 * for requests that may be made twice.
 */
final class Patience {

	private static final Duration STEP = Duration.ofMillis(300);

	private final Duration longest;

	private final Consumer<String> progress;

	Patience(Duration longest, Consumer<String> progress) {
		this.longest = longest;
		this.progress = progress;
	}

	Answer ask(String what, Request request) {
		long until = System.nanoTime() + this.longest.toNanos();
		while (true) {
			String reason;
			try {
				Answer answer = request.send();
				if (!answer.temporary()) {
					return answer;
				}
				reason = answer.reason();
			}
			catch (IOException ex) {
				reason = (ex.getMessage() != null) ? ex.getMessage() : "it is not up, see deploy/touchpoint status";
			}
			if (System.nanoTime() > until) {
				throw new Problem("%s had no answer for %d s: %s".formatted(what, this.longest.toSeconds(), reason));
			}
			this.progress.accept("Waiting for the platform (%s)".formatted(reason));
			Pause.of(STEP);
		}
	}

	@FunctionalInterface
	interface Request {

		Answer send() throws IOException;

	}

}
