package io.touchpoint.local.platform;

import java.time.Duration;

/**
 * How long to wait before a part that died is started again: longer each time it dies
 * young, short again after it lived for a while.
 */
record Backoff(Duration next) {

	private static final Duration FIRST = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private static final Duration LIVED = Duration.ofSeconds(60);

	static Backoff first() {
		return new Backoff(FIRST);
	}

	Backoff after(Duration life) {
		if (life.compareTo(LIVED) >= 0) {
			return first();
		}
		Duration doubled = this.next.multipliedBy(2);
		return new Backoff((doubled.compareTo(LONGEST) > 0) ? LONGEST : doubled);
	}

}
